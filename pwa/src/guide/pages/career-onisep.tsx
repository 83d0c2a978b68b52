import { monthText } from "../../data/format";
import type { Career } from "../../data/types";
import { language } from "../../i18n";
import { OutLink } from "../../ui/page";
import { careerWords } from "../words/career";
import "./careers.css";

type OnisepSheet = Career["onisep_sheets"][number];
type Part = keyof ReturnType<typeof careerWords>["onisepParts"];

/** Onisep's sheets on a career, each behind a fold: they are long, and in French. */
export function CareerOnisep({ career }: { career: Career }) {
  const words = careerWords();
  // A copy kept by an earlier version of the app has none.
  const { onisep_sheets: sheets = [] } = career;
  if (!sheets.length) return null;
  return (
    <section>
      <h2>{words.byOnisep}</h2>
      {sheets.map((sheet) => (
        <details key={sheet.id} class="onisep">
          <summary lang="fr">{namesOf(sheet)}</summary>
          {career.onisep.some(({ id, called }) => id === sheet.id && called === "title") && (
            <p class="hint">{words.onisepTitled}</p>
          )}
          {sheet.modified_on && (
            <p class="hint">{words.onisepOf(monthText(sheet.modified_on.slice(0, 7), language.value))}</p>
          )}
          <SheetText sheet={sheet} />
          <p>
            <OutLink href={sheet.url}>{words.onisepPage}</OutLink>
          </p>
        </details>
      ))}
      <p class="hint">{career.onisep_attribution}</p>
    </section>
  );
}

/** Links to those that are not read above: on this career, and on others of its field. */
export function OnisepPages({ career }: { career: Career }) {
  const words = careerWords();
  const pages = career.onisep.filter(({ id }) => !career.onisep_sheets?.some((sheet) => sheet.id === id));
  if (!pages.length) return null;
  const [own, others] = [pages.filter((page) => page.own), pages.filter((page) => !page.own)];
  return (
    <>
      {own.length > 0 && <h3>{words.onisepOwn}</h3>}
      <Links pages={own} />
      {others.length > 0 && (
        <>
          <h3>{words.onisepField}</h3>
          <p class="hint">{words.onisepOthers}</p>
          <Links pages={others} />
        </>
      )}
      <p class="hint">{career.onisep_attribution}</p>
    </>
  );
}

function Links({ pages }: { pages: Career["onisep"] }) {
  if (!pages.length) return null;
  return (
    <ul class="links">
      {pages.map(({ id, url, label }) => (
        <li key={id}>
          <OutLink href={url}>{label}</OutLink>
        </li>
      ))}
    </ul>
  );
}

function namesOf({ name, names: { feminine, masculine } }: OnisepSheet): string {
  const forms = [...new Set([feminine, masculine].filter((form) => form !== null))];
  return forms.length ? forms.join(" · ") : name;
}

function SheetText({ sheet }: { sheet: OnisepSheet }) {
  const parts = Object.entries(careerWords().onisepParts) as [Part, string][];
  return (
    <>
      {sheet.summary && <p lang="fr">{sheet.summary}</p>}
      {parts.map(
        ([part, title]) =>
          sheet[part].length > 0 && (
            <div key={part}>
              <h3>{title}</h3>
              {sheet[part].map(({ heading, paragraphs }, position) => (
                <div key={position} lang="fr">
                  {heading && <h4>{heading}</h4>}
                  {paragraphs.map((paragraph) => (
                    <p key={paragraph}>{paragraph}</p>
                  ))}
                </div>
              ))}
            </div>
          ),
      )}
    </>
  );
}
