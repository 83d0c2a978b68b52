import { dateText } from "../../data/format";
import { plain } from "../../data/plain";
import type { Career } from "../../data/types";
import { language } from "../../i18n";
import { Notes } from "../parts/notes";
import { careerWords } from "../words/career";

/** How many sentences of a list are read at once. */
const SHOWN = 6;

/** What one does, with whom, where and when: our own sheet first, else the sentences of France Travail. */
export function CareerStory({ career }: { career: Career }) {
  const words = careerWords();
  // A copy kept by an earlier version of the app has none of it.
  if (!career.skills) return null;
  const { definition, regulated, ecological } = career;
  return (
    <>
      {career.sheet && <OwnSheet sheet={career.sheet} />}
      {!career.sheet && definition.length > 0 && (
        <section>
          <h2>{words.what}</h2>
          <Sentences of={definition} french />
        </section>
      )}
      {(regulated || ecological) && (
        <ul>
          {regulated && <li>{words.regulated}</li>}
          {ecological && <li>{words.ecological[ecological]}</li>}
        </ul>
      )}
      <Contexts career={career} />
      <Skills career={career} />
      <p class="hint">{words.official}</p>
    </>
  );
}

/** Whom our own sheet tells of, where the list gives the career another name. */
export function SheetTitle({ career: { sheet, label } }: { career: Career }) {
  if (!sheet) return null;
  const titles = ({ title_feminine, title_masculine }: typeof sheet.fr) => [title_feminine, title_masculine];
  // « Électricien » is in « Electricien / Electricienne du bâtiment », « Sapeur-pompier » is not in « Secouriste ».
  if (titles(sheet.fr).some((title) => plain(label).includes(plain(title).split(" ")[0]!))) return null;
  return <p>{careerWords().titled([...new Set(titles(sheet[language.value]))].join(" · "))}</p>;
}

/** Its themes and its sectors, in the list's words. */
export function Belongings({ career: { themes = [], sectors = [] } }: { career: Career }) {
  const words = careerWords();
  const rows: [string, string[]][] = [
    [words.themes, themes.map(({ label }) => label)],
    [words.sectors, sectors.map(({ label }) => label)],
  ];
  return (
    <>
      {rows.map(
        ([name, labels]) =>
          labels.length > 0 && <Pair key={name} name={name} value={[...new Set(labels)].join(" · ")} french />,
      )}
    </>
  );
}

function OwnSheet({ sheet }: { sheet: NonNullable<Career["sheet"]> }) {
  const words = careerWords();
  const text = sheet[language.value];
  const sources = sheet.sources.map(({ publisher, title, year }) => `${publisher}, ${title} (${year})`);
  return (
    <section>
      <h2>{words.what}</h2>
      <Sentences of={text.what} />
      <dl class="pairs">
        <Pair name={words.withWhom} value={text.with_whom} />
        <Pair name={words.where} value={text.where} />
        <Pair name={words.hours} value={text.hours} />
      </dl>
      <h3>{words.like}</h3>
      <Sentences of={text.like} />
      <h3>{words.hard}</h3>
      <Sentences of={text.hard} />
      <h3>{words.cliche}</h3>
      <p>
        {words.said} <q>{text.cliche.said}</q>
      </p>
      <p>
        <b>{words.truth}</b> {text.cliche.truth}
      </p>
      <h3>{words.firstSteps}</h3>
      <Sentences of={text.first_steps} />
      <p class="hint">{words.written(sources.join(" · "), dateText(sheet.reviewed_on, language.value))}</p>
    </section>
  );
}

function Contexts({ career: { contexts, sheet } }: { career: Career }) {
  const words = careerWords();
  // Our own sheet says when one works.
  const known = (Object.keys(words.contexts) as (keyof typeof contexts)[]).filter(
    (name) => contexts[name].length && !(sheet && name === "hours"),
  );
  if (!known.length) return null;
  return (
    <section>
      <h2>{words.conditions}</h2>
      <dl class="pairs">
        {known.map((name) => (
          <Pair key={name} name={words.contexts[name]} value={contexts[name].join(" · ")} french />
        ))}
      </dl>
      <p class="hint">{words.official}</p>
    </section>
  );
}

function Skills({ career: { skills, interests, access, access_notes: notes, appellations } }: { career: Career }) {
  const words = careerWords();
  const lists: [string, string[]][] = [
    [words.likes, interests.map(({ label }) => label)],
    [words.knowHow, skills.know_how],
    [words.soft, skills.soft],
    [words.knowledge, skills.knowledge],
    [words.access, access],
    [words.names, appellations],
  ];
  const known = lists.filter(([, sentences]) => sentences.length);
  if (!known.length) return null;
  return (
    <section>
      <h2>{words.skills}</h2>
      {known.map(([title, sentences]) => (
        <div key={title}>
          <h3>{title}</h3>
          {sentences === access && <Notes of={notes} />}
          <Sentences of={sentences} french />
        </div>
      ))}
      <p class="hint">{words.official}</p>
    </section>
  );
}

/** A list of sentences; a long one goes on behind a fold. */
function Sentences({ of, french = false }: { of: string[]; french?: boolean }) {
  const rest = of.slice(SHOWN);
  return (
    <>
      <ul class="sentences" {...(french && { lang: "fr" })}>
        {of.slice(0, SHOWN).map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      {rest.length > 0 && (
        <details>
          <summary>{careerWords().rest(rest.length)}</summary>
          <ul class="sentences" {...(french && { lang: "fr" })}>
            {rest.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

function Pair({ name, value, french = false }: { name: string; value: string; french?: boolean }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd {...(french && { lang: "fr" })}>{value}</dd>
    </div>
  );
}
