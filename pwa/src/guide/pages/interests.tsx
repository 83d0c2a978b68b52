import { t } from "../../i18n";
import type { RiasecLetter } from "../../ui/article";
import { Blocks } from "../../ui/blocks";
import { MissingPage } from "../../ui/failure";
import { BackButton, PageTitle } from "../../ui/page";
import { riasec } from "../content/riasec";
import { InterestTiles } from "./interest-tiles";

/** The six interests, and what they are. */
export function InterestsPage() {
  return (
    <article class="page text">
      <BackButton />
      <PageTitle text={t().interests.title} />
      <Blocks blocks={riasec().intro} />
      <InterestTiles />
    </article>
  );
}

/** One interest. */
export function InterestPage({ letter }: { letter: string }) {
  const { pages } = riasec();
  if (!Object.hasOwn(pages, letter)) return <MissingPage />;
  return (
    <article class="page text">
      <BackButton />
      <header class="interest-head">
        <span class="letter" aria-hidden="true">
          {letter}
        </span>
        <div>
          <PageTitle text={t().interests.letters[letter]!} />
          <p class="lead">{t().interests.taglines[letter]}</p>
        </div>
      </header>
      <p class="actions">
        <a class="button main" href={`/careers?riasec=${letter}`}>
          {t().interests.seeCareers(letter)}
        </a>
      </p>
      <Blocks blocks={pages[letter as RiasecLetter]} />
      <h2>{t().interests.others}</h2>
      <InterestTiles except={letter} />
    </article>
  );
}
