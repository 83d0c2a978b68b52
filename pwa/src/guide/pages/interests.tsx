import { t } from "../../i18n";
import type { RiasecLetter, RiasecWords } from "../../ui/article";
import { Blocks } from "../../ui/blocks";
import { MissingPage } from "../../ui/failure";
import { TextPage } from "../../ui/forms/text-page";
import { BackButton, PageTitle } from "../../ui/page";
import { Picture } from "../../ui/picture";
import en from "../content/riasec.en.json?url";
import fr from "../content/riasec.fr.json?url";
import { InterestTiles } from "./interest-tiles";

/** The six interests, and what they are. */
export function InterestsPage() {
  return (
    <TextPage<RiasecWords> address={{ fr, en }}>
      {({ intro }) => (
        <article class="page text">
          <BackButton />
          <PageTitle text={t().interests.title} />
          <Blocks blocks={intro} />
          <p class="actions">
            <a class="button main" href="/interests/cards">
              {t().interests.start}
            </a>
          </p>
          <InterestTiles />
        </article>
      )}
    </TextPage>
  );
}

/** One interest. */
export function InterestPage({ letter }: { letter: string }) {
  const name = t().interests.letters[letter];
  if (!name) return <MissingPage />;
  return <TextPage<RiasecWords> address={{ fr, en }}>{(words) => <Portrait letter={letter} words={words} />}</TextPage>;
}

function Portrait({ letter, words: { titles, pages, end } }: { letter: string; words: RiasecWords }) {
  const portrait = pages[letter as RiasecLetter];
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
        <Picture name={`interests/${letter}`} size={64} />
      </header>
      <p class="actions">
        <a class="button main" href={`/careers?riasec=${letter}`}>
          {t().interests.seeCareers(letter)}
        </a>
      </p>
      <Blocks
        blocks={[
          { kind: "p", text: portrait.opening },
          { kind: "h2", text: titles.likes },
          { kind: "ul", items: portrait.likes },
          { kind: "h2", text: titles.settings },
          { kind: "p", text: portrait.settings },
          { kind: "h2", text: titles.activities },
          { kind: "ul", items: portrait.activities },
          { kind: "h2", text: titles.question },
          { kind: "p", text: portrait.question },
          ...end,
        ]}
      />
      <h2>{t().interests.others}</h2>
      <InterestTiles except={letter} />
    </article>
  );
}
