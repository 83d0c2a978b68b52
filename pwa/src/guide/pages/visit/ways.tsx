import { OutLink } from "../../../ui/page";
import { visitWords } from "../../words/visit";

export interface Reachable {
  phone: string | null;
  email: string | null;
  url: string | null;
}

/** Each way to reach somebody. */
export function Ways({ phone, email, url }: Reachable) {
  return (
    <p class="actions">
      {phone && (
        <a class="button" href={`tel:${phone.replace(/\s/g, "")}`}>
          {visitWords().call(phone.replaceAll(" ", "\u00a0"))}
        </a>
      )}
      {email && <a href={`mailto:${email}`}>{email}</a>}
      {url && <OutLink href={url}>{new URL(url).host}</OutLink>}
    </p>
  );
}
