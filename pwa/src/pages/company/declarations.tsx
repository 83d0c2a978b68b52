import { Field, Tick } from "../../components/forms/field";
import type { Declaration, DeclarationPublic, LawFinding } from "../../data/company/offers";
import { language } from "../../i18n";
import { colon } from "../../i18n/colon";
import { companyWords } from "../../i18n/company";
import type { StepProps } from "./form-parts";
import { weekSpan } from "./texts";

/** What a rule says, and where it stands. */
export function LawText({ finding: { says, sources, weeks } }: { finding: Pick<LawFinding, "says" | "sources" | "weeks"> }) {
  return (
    <>
      {weeks.length > 0 && `${weeks.map(weekSpan).join(", ")}${colon()}`}
      {says[language.value]} <small>({sources.map(({ name }) => name).join(", ")})</small>
    </>
  );
}

/** What the company declared, in words, for itself and for a referent. */
export function Declared({ declared, note }: { declared: readonly DeclarationPublic[]; note: string }) {
  const words = companyWords().form;
  if (!declared.length) return null;
  return (
    <>
      <h3>{words.declared}</h3>
      <ul class="plain">
        {declared.map(({ code, says, by, sources }) => (
          <li key={code}>
            {says[language.value]} <small>({by[language.value]}, {sources[0]!.name})</small>
          </li>
        ))}
      </ul>
      {note && <p class="quoted as-typed">{note}</p>}
    </>
  );
}

/** What can be declared against what the law says of this offer, and what is declared already. */
export function Declarations({ content, rules, possible, errorOf, change }: StepProps) {
  const words = companyWords().form;
  const chosen = content.declarations ?? [];
  const shown = (rules?.declarations ?? []).filter(
    ({ code, kinds }) => kinds.includes(content.kind) && (chosen.includes(code) || possible.includes(code)),
  );
  if (!shown.length) return null;
  const toggle = (code: Declaration, on: boolean): void =>
    change({ declarations: on ? [...chosen, code] : chosen.filter((one) => one !== code) });
  return (
    <fieldset class="choices">
      <legend>{words.declarations}</legend>
      <p class="hint">{words.declarationsHelp}</p>
      {shown.map(({ code, says, by }) => (
        <Tick
          key={code}
          label={`${says[language.value]} (${by[language.value]})`}
          checked={chosen.includes(code)}
          onChange={(on) => toggle(code, on)}
        />
      ))}
      {shown.some(({ code, asks }) => asks && chosen.includes(code)) && (
        <Field
          label={words.declarationNote}
          hint={words.declarationNoteHelp}
          maxLength={300}
          value={content.declaration_note ?? ""}
          onInput={(declaration_note) => change({ declaration_note })}
          error={errorOf("declaration_note")}
        />
      )}
    </fieldset>
  );
}
