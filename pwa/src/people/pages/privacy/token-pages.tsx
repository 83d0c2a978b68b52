import { settings } from "../../../data/settings";
import { PageTitle } from "../../../ui/page";
import { parentsWords } from "../../words/parents";

interface Props {
  title: string;
  text: string;
  tips?: string[];
  /** Whether a parent may have another link sent to them. */
  again?: boolean;
}

/** A parent's link that cannot be used: why, and what to do. */
export function DeadLink({ title, text, tips = [], again = false }: Props) {
  return (
    <div class="page trouble parent-page">
      <PageTitle text={title} />
      <p>{text}</p>
      {tips.length > 0 && (
        <ul class="tips">
          {tips.map((tip) => (
            <li key={tip}>{tip}</li>
          ))}
        </ul>
      )}
      {again && (
        <p class="actions">
          <a class="button main" href="/parent/again">
            {parentsWords().again.title}
          </a>
        </p>
      )}
      <Contact />
    </div>
  );
}

/** The page was opened without its link. */
export function NoLink({ again = false }: Pick<Props, "again">) {
  const { none } = parentsWords().token;
  return <DeadLink title={none.title} text={none.text} again={again} />;
}

/** Whom to ask, where the operator has said. */
export function Contact() {
  const legal = settings.value?.legal;
  const address = legal?.dpo_email ?? legal?.contact_email;
  if (!address) return null;
  const [before = "", after = ""] = parentsWords().token.contact("\n").split("\n");
  return (
    <p class="hint">
      {before}
      <a href={`mailto:${address}`}>{address}</a>
      {after}
    </p>
  );
}
