import { momentText } from "../../../data/format";
import { language } from "../../../i18n";
import { colon } from "../../../i18n/colon";
import { contentOf, differences, type OfferContent } from "../../data/company/content";
import type { DraftEditor } from "../../data/company/editor";
import type { OfferMine } from "../../data/company/offers";
import type { OfferDraft } from "../../data/company/shapes";
import { companyWords } from "../../words/company";

interface Props {
  editor: DraftEditor;
  rival: OfferMine;
  mine: OfferDraft;
}

const SHOWN: readonly (keyof OfferContent)[] = ["title", "description", "address", "accessibility"];

/** Two versions of one offer: both are shown where they differ, and one is chosen. */
export function Rival({ editor, rival, mine }: Props) {
  const { form } = companyWords();
  const theirs = contentOf(rival);
  const different = differences(mine.content, theirs);
  return (
    <section class="panel rival" role="alert">
      <h2>{form.rivalTitle}</h2>
      <p>{form.rivalText(momentText(rival.updated_at, language.value))}</p>
      <p>
        {form.rivalFields}
        {colon()}
        {different.map((field) => form.fieldNames[field] ?? field).join(", ")}.
      </p>
      {different
        .filter((field) => SHOWN.includes(field))
        .map((field) => (
          <dl key={field} class="facts-table">
            <div>
              <dt>{form.rivalMine}</dt>
              <dd class="as-typed">{String(mine.content[field] ?? "–")}</dd>
            </div>
            <div>
              <dt>{form.rivalTheirs}</dt>
              <dd class="as-typed">{String(theirs[field] ?? "–")}</dd>
            </div>
          </dl>
        ))}
      <p class="actions">
        <button type="button" class="button main" onClick={() => void editor.keepMine()}>
          {form.keepMine}
        </button>
        <button type="button" class="button" onClick={() => void editor.takeTheirs()}>
          {form.takeTheirs}
        </button>
      </p>
    </section>
  );
}
