import { useState } from "preact/hooks";
import { t } from "../../i18n";
import { type CaseDecisionKind, type CaseDetail, casesApi } from "../../safety/data/staff";
import { OneChoice } from "../../ui/choices";
import { Field } from "../../ui/forms/field";
import { Trouble } from "../../ui/forms/trouble";
import { useSending } from "../../ui/forms/use-sending";
import { Sheet } from "../../ui/sheet";
import { casesWords } from "../words/cases";
import { ReasonChoice } from "./decide";

const NOTE_MAX = 2000;
const DAY_MS = 86_400_000;
const PLAIN = ["email", "phone", "link", "handle"];
const SPARING = ["warn", "hide", "suspend"];
const SANCTIONS = [...SPARING, "ban"];
const DETAILS = [...PLAIN, "address", "meeting", "name"];

interface Props {
  /** The case to decide; null: closed. */
  of: CaseDetail | null;
  /** What was chosen already. */
  first: CaseDecisionKind | "";
  onClose: () => void;
  onDone: (decision: CaseDecisionKind) => void;
}

/** The decision of a case: what, why, until when, and a note for the team. */
export function DecideCase({ of, ...rest }: Props) {
  return (
    <Sheet open={of !== null} title={casesWords().decide} onClose={rest.onClose}>
      {of && <DecisionForm of={of} {...rest} />}
    </Sheet>
  );
}

/**
 * What can be decided about it: a student in distress is never sanctioned, nor somebody who has left. Words of
 * distress from an adult who answers may be what they wish to a young person, but not those to the chatbox.
 */
export function choicesFor({ origin, subject_kind, person }: CaseDetail): CaseDecisionKind[] {
  const adult = person?.roles.includes("adviser") || (person?.roles.includes("mentor") && person.age_band === "adult");
  if (origin === "distress" && (!adult || subject_kind === "chat")) return ["dismiss", "transmit"];
  if (origin === "mailbox") return ["dismiss", "transmit"];
  if (person?.first_name == null) return ["dismiss", "hide", "transmit"];
  return ["dismiss", "warn", "hide", "suspend", "ban", "transmit"];
}

/** What a decision does, and to whom: to dismiss ends the sanctions that stand. */
export function effectOf({ origin, decisions }: CaseDetail, decision: CaseDecisionKind): string {
  const words = casesWords();
  if (decision !== "dismiss") return words.effects[decision];
  const effect = origin === "distress" ? words.dismissDistress : words.effects.dismiss;
  const standing = decisions.filter((one) => SANCTIONS.includes(one.decision) && !one.lifted_at);
  if (!standing.length) return effect;
  return `${effect} ${words.ends(standing.map((one) => words.outcomes[one.decision]).join(", "))}`;
}

function DecisionForm({ of, first, onClose, onDone }: Props & { of: CaseDetail }) {
  const words = casesWords();
  const sending = useSending();
  const [id] = useState(() => crypto.randomUUID());
  const [decision, setDecision] = useState(first);
  const [reason, setReason] = useState("");
  const [days, setDays] = useState("");
  // What leads to somebody in plain letters is seldom a mistake.
  const [mask, setMask] = useState<"show" | "keep">(of.findings.some((one) => PLAIN.includes(one)) ? "keep" : "show");
  // Whoever is sanctioned for a grave advance stays away from minors, unless the moderator says otherwise; else
  // nobody may write to minors because a choice was passed over.
  const [minors, setMinors] = useState<"keep" | "free" | null>(
    of.origin === "grooming" && of.gravity >= 4 ? "keep" : null,
  );
  const [note, setNote] = useState("");
  const [tried, setTried] = useState(false);
  // What is passed on to the authorities is told to nobody; what nobody reported is dismissed without a word.
  const told =
    decision && decision !== "transmit" && (decision !== "dismiss" || of.origin === "report" || of.look_asked_at)
      ? decision
      : null;
  const masked = decision === "dismiss" && of.findings.some((one) => DETAILS.includes(one));
  const grown = of.person?.age_band === "adult" || of.person?.age_band === "unknown";
  const sparing = grown && SPARING.includes(decision);
  const missing = !decision || (told !== null && !reason) || (decision === "suspend" && !days) || (sparing && !minors);

  const submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    setTried(true);
    if (!decision || missing) return;
    const until = decision === "suspend" ? new Date(Date.now() + Number(days) * DAY_MS).toISOString() : null;
    const after = of.decisions[0]?.id ?? null;
    const unmask = masked && mask === "show";
    const keep_from_minors = sparing ? minors === "keep" : null;
    const body = {
      id,
      decision,
      reason: told ? reason : "",
      note: note.trim(),
      until,
      after,
      unmask,
      keep_from_minors,
    };
    if (await sending.send(() => casesApi.decide(of.id, body))) onDone(decision);
  };
  const choose = (value: CaseDecisionKind | ""): void => {
    setDecision(value);
    setReason("");
    setTried(false);
  };

  return (
    <form onSubmit={(event) => void submit(event)}>
      <OneChoice<CaseDecisionKind | "">
        legend={words.decision}
        options={choicesFor(of).map((value) => ({ value, label: words.decisions[value] }))}
        chosen={decision}
        onChange={choose}
      />
      {tried && !decision && <Missing text={words.decisionNeeded} />}
      {decision ? (
        <p class="word">{effectOf(of, decision)}</p>
      ) : (
        <ul class="effects">
          {choicesFor(of).map((one) => (
            <li key={one}>
              <strong>{words.decisions[one]}</strong>
              <span class="hint">{effectOf(of, one)}</span>
            </li>
          ))}
        </ul>
      )}
      {masked && (
        <OneChoice
          legend={words.mask}
          options={(["show", "keep"] as const).map((value) => ({ value, label: words.masks[value] }))}
          chosen={mask}
          onChange={setMask}
        />
      )}
      {sparing && (
        <OneChoice
          legend={words.minors}
          options={(["keep", "free"] as const).map((value) => ({ value, label: words.minorsChoices[value] }))}
          chosen={minors}
          onChange={setMinors}
        />
      )}
      {sparing && tried && !minors && <Missing text={words.minorsNeeded} />}
      {told && (
        <ReasonChoice
          key={told}
          ready={words.readyReasons[told]}
          help={words.reasonHelp}
          missing={tried && !reason}
          error={sending.fields.reason}
          onChange={setReason}
        />
      )}
      {decision === "suspend" && (
        <>
          <OneChoice
            legend={words.until}
            options={Object.entries(words.untils).map(([value, label]) => ({ value, label }))}
            chosen={days}
            onChange={setDays}
          />
          {tried && !days && <Missing text={words.untilNeeded} />}
        </>
      )}
      <Field
        label={words.staffNote}
        hint={words.staffNoteHint}
        rows={2}
        maxLength={NOTE_MAX}
        value={note}
        onInput={setNote}
        error={sending.fields.note}
      />
      <Trouble of={sending} />
      <p class="actions">
        <button type="submit" class="button main" aria-disabled={sending.busy}>
          {decision ? words.decisions[decision] : words.decide}
        </button>
        <button type="button" class="button" onClick={onClose}>
          {t().cancel}
        </button>
      </p>
    </form>
  );
}

function Missing({ text }: { text: string }) {
  return (
    <p class="field-error" role="alert">
      {text}
    </p>
  );
}
