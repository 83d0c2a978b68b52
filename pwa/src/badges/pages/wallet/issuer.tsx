import { LoadedPage } from "../../../ui/forms/loaded-page";
import { useLoaded } from "../../../ui/forms/use-loaded";
import { BackButton, OutLink, PageTitle } from "../../../ui/page";
import { badgesApi } from "../../data/wallet/api";
import { checkingWords } from "../../words/checking";
import "../../../ui/sheet-frame.css";
import { Picture } from "./parts";
import { Achievements } from "./to-earn";

/** An organisation that awards badges. */
export function IssuerPage({ id }: { id: string }) {
  const words = checkingWords().issuer;
  const loaded = useLoaded(id, (signal) => badgesApi.issuer(id, signal));
  return (
    <LoadedPage loaded={loaded}>
      {({ name, image_url, description, home_url, email, active, achievements }) => (
        <article class="page">
          <BackButton />
          <header class="sheet-head of-career badge-head">
            {image_url && <Picture src={image_url} large />}
            <PageTitle text={name} />
          </header>
          {!active && <p class="banner">{words.gone}</p>}
          <p class="as-typed">{description}</p>
          {(home_url || email) && (
            <ul class="links">
              {home_url && (
                <li>
                  <OutLink href={home_url}>{words.site}</OutLink>
                </li>
              )}
              {email && (
                <li>
                  <a href={`mailto:${email}`}>{email}</a>
                </li>
              )}
            </ul>
          )}
          {achievements.length > 0 && (
            <section>
              <h2>{words.others}</h2>
              <Achievements items={achievements} />
            </section>
          )}
        </article>
      )}
    </LoadedPage>
  );
}
