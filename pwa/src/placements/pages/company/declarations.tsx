import { language } from "../../../i18n";
import { colon } from "../../../i18n/colon";
import { Field, Tick } from "../../../ui/forms/field";
import type { OfferContent } from "../../data/company/content";
import type { Declaration, DeclarationPublic, LawFinding, OfferRules } from "../../data/company/offers";
import { beyond, mayDeclare, usualLimitsOf } from "../../data/company/rules";
import { companyWords } from "../../words/company";
import { At, type StepProps } from "./form-parts";
import { weekSpans } from "./texts";
import { whyOf } from "./why";

interface LawTextProps {
  finding: Pick<LawFinding, "says" | "sources" | "weeks">;
  /** Said in place of the whole rule. */
  brief?: string | undefined;
}

/** What a rule says, and where it stands. */
export function LawText({ finding: { says, sources, weeks }, brief }: LawTextProps) {
  return (
    <>
      {weeks.length > 0 && `${weekSpans(weeks)}${colon()}`}
      {brief ?? says[language.value]} <small>({sources.map(({ name }) => name).join(", ")})</small>
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
            {says[language.value]}{" "}
            <small>
              ({by[language.value]}, {sources[0]!.name})
            </small>
          </li>
        ))}
      </ul>
      {note && <p class="quoted as-typed">{note}</p>}
    </>
  );
}

/** What a declaration is about: it stands beside those fields. */
type About = "length" | "dates" | "places" | "clocks" | "days" | "typed hours" | "work";

const ABOUT: Record<Exclude<Declaration, "long_hours" | "adults_only">, About> = {
  off_on_holidays: "dates",
  public_holidays: "dates",
  chamber: "dates",
  no_waiting: "dates",
  night: "clocks",
  sunday: "days",
  one_and_a_half_days_off: "days",
  more_trainees: "places",
  more_apprentices: "places",
  branch_agreement: "length",
  priority_public: "length",
  disabled_apprentice: "length",
  no_bar: "work",
  bar: "work",
  dangerous_work: "work",
};

/**
 * Long hours are of a day with its times, of so many days, or of hours that are typed: there they are said. That an
 * offer is for adults stands by the night or the Sunday that needs it, so that nobody takes the permit for minors.
 */
function aboutOf(code: Declaration, content: OfferContent, rules: OfferRules): About {
  if (code !== "long_hours" && code !== "adults_only") return ABOUT[code];
  if (code === "adults_only") {
    // By what minors may: ticked, it stays where it was.
    const over = beyond(content, rules.from_sixteen);
    if (over.includes("day_starts") || over.includes("day_ends")) return "clocks";
    return content.weekdays.includes("sun") ? "days" : "work";
  }
  if (content.day_starts === null || content.day_ends === null) return "typed hours";
  return beyond(content, usualLimitsOf(rules, content) ?? rules.from_sixteen).includes("hours_per_day")
    ? "clocks"
    : "days";
}

/** What can be declared against what the law says of this offer, and what is declared already: beside what it is about. */
export function Declarations({ about, content, rules, law, possible, errorOf, change }: StepProps & { about: About }) {
  const words = companyWords().form;
  const chosen = content.declarations ?? [];
  if (!rules) return null;
  const shown = rules.declarations.filter(
    ({ code, kinds }) =>
      aboutOf(code, content, rules) === about &&
      // What was ticked once and cannot be any more is shown, to be taken back.
      (chosen.includes(code) || (kinds.includes(content.kind) && possible.includes(code) && mayDeclare(content, code))),
  );
  if (!shown.length) return null;
  // Under what is wrong, before one of them is chosen, they are the other way to put it right.
  const isInstead = about !== "work" && !shown.some(({ code }) => chosen.includes(code));
  // Beside hours or places what is wrong says why they are there; of the work nothing else does.
  const why = rules.rules.filter(
    ({ code, declarations }) =>
      about === "work" &&
      law.some(({ rule }) => rule === code) &&
      declarations.some((one) => one !== "adults_only" && shown.some(({ code }) => code === one)),
  );
  // One note for all of them, at the first that was chosen.
  const first = chosen.find((code) => rules.declarations.some((one) => one.code === code && one.asks));
  const toggle = (code: Declaration, on: boolean): void =>
    change({ declarations: on ? [...chosen, code] : chosen.filter((one) => one !== code) });
  return (
    <fieldset class="choices" data-field="declarations">
      <legend>{isInstead ? words.declareInstead : words.declarations}</legend>
      {why.map(({ code, says, sources }) => (
        <p key={code}>
          {whyOf(says[language.value]).says} <small>({sources[0]!.name})</small>
        </p>
      ))}
      {shown.map(({ code, says, by }) => (
        <At key={code} field={code}>
          <Tick
            label={`${says[language.value]} (${by[language.value]})`}
            checked={chosen.includes(code)}
            onChange={(on) => toggle(code, on)}
          />
        </At>
      ))}
      {first && shown.some(({ code }) => code === first) && (
        <At field="declaration_note">
          <Field
            label={words.declarationNote}
            hint={words.declarationNoteHelp}
            maxLength={300}
            value={content.declaration_note ?? ""}
            onInput={(declaration_note) => change({ declaration_note })}
            error={errorOf("declaration_note")}
          />
        </At>
      )}
    </fieldset>
  );
}
