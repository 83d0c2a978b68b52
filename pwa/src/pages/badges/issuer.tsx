import { LoadedPage } from "../../components/forms/loaded-page";
import { useLoaded } from "../../components/forms/use-loaded";
import { BackButton, OutLink, PageTitle } from "../../components/page";
import { badgesApi } from "../../data/badges/api";
import { checkingWords } from "../../i18n/checking";
import "../../components/sheet-frame.css";
import { Achievements, Picture } from "./parts";

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
          <p class="as-written">{description}</p>
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
