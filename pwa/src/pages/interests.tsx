import { MissingPage } from "../components/failure";
import { Blocks } from "../components/blocks";
import { BackButton, PageTitle } from "../components/page";
import { intro, type RiasecLetter, riasec } from "../content/riasec";
import { language, t } from "../i18n";
import { InterestTiles } from "./interest-tiles";

/** The six interests, and what they are. */
export function InterestsPage() {
  return (
    <article class="page text">
      <BackButton />
      <PageTitle text={t().interests.title} />
      <Blocks blocks={intro[language.value]} />
      <InterestTiles />
    </article>
  );
}

/** One interest. */
export function InterestPage({ letter }: { letter: string }) {
  if (!Object.hasOwn(riasec, letter)) return <MissingPage />;
  const { name, tagline, blocks } = riasec[letter as RiasecLetter];
  return (
    <article class="page text">
      <BackButton />
      <header class="interest-head">
        <span class={`letter big letter-${letter}`} aria-hidden="true">
          {letter}
        </span>
        <div>
          <PageTitle text={name[language.value]} />
          <p class="lead">{tagline[language.value]}</p>
        </div>
      </header>
      <p class="actions">
        <a class="button main" href={`/careers?riasec=${letter}`}>
          {t().interests.seeCareers(letter)}
        </a>
      </p>
      <Blocks blocks={blocks[language.value]} />
      <h2>{t().interests.others}</h2>
      <InterestTiles except={letter} />
    </article>
  );
}
