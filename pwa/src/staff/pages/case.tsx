import { useState } from "preact/hooks";
import { momentText } from "../../data/format";
import { settings } from "../../data/settings";
import { language } from "../../i18n";
import { type CaseDecisionKind, type CaseDetail, casesApi, type DecisionSeen } from "../../safety/data/staff";
import { ListFailure } from "../../ui/failure";
import { dayOf } from "../../ui/forms/day";
import { useLoaded } from "../../ui/forms/use-loaded";
import { show } from "../../ui/navigation/announcer";
import { leaveFor } from "../../ui/navigation/router";
import { ListSkeleton } from "../../ui/skeleton";
import { casesWords } from "../words/cases";
import { Around } from "./around";
import { CaseLines, caseTitle, Gravity } from "./cases";
import { choicesFor, DecideCase, effectOf } from "./decide-case";
import { departmentText, StaffPage } from "./frame";
import { nameIn, Person } from "./person";
import { ReadTalk } from "./read-talk";

/** Everything a moderator weighs about a case, and the decision. */
export function CasePage({ id }: { id: string }) {
  return (
    <StaffPage title={casesWords().one} roles={["referent", "admin"]}>
      {() => <Case id={id} />}
    </StaffPage>
  );
}

function Case({ id }: { id: string }) {
  const loaded = useLoaded(`case ${id}`, (signal) => casesApi.read(id, signal));
  if (loaded.error !== undefined) return <ListFailure error={loaded.error} onRetry={loaded.reload} />;
  if (!loaded.data) return <ListSkeleton rows={4} />;
  return <Detail key={loaded.data.decided_at} of={loaded.data} />;
}

function Detail({ of }: { of: CaseDetail }) {
  const words = casesWords();
  /** What is decided; empty: still to choose; null: nothing yet. */
  const [deciding, setDeciding] = useState<CaseDecisionKind | "" | null>(null);
  const held = of.lines.some(({ subject, status }) => subject && status === "held");
  return (
    <>
      <h2>{caseTitle(of)}</h2>
      <p class="facts">
        <span>
          <Gravity of={of} />
        </span>
        <span>{words.origins[of.origin]}</span>
        <span>{of.department ? departmentText(of.department) : words.noDepartment}</span>
        <span>{words.openedOn(momentText(of.opened_at, language.value))}</span>
      </p>
      {!of.decided_at && of.origin === "distress" && <p class="banner grave">{words.distressHelp}</p>}
      <section class="review">
        <h3>{words.words}</h3>
        {of.lines.length ? <Around lines={of.lines} nameOf={nameIn(of)} /> : <p>{words.noWords}</p>}
        {of.origin !== "mailbox" && <p class="hint">{words.wordsHelp}</p>}
        {of.conversation_id && <ReadTalk id={of.conversation_id} label={words.readWhole} />}
      </section>
      {!of.decided_at && of.look_asked_at && <p class="word">{words.lookAsked}</p>}
      {!of.decided_at && of.origin !== "distress" && <p class="word">{helpFor(of, held)}</p>}
      {of.reporter && (
        <section class="review">
          <h3>{words.reporter}</h3>
          <Person of={of.reporter} />
          <p class="hint">{words.reporterHelp}</p>
          {of.note && (
            <>
              <h4>{words.note}</h4>
              <p class="quoted as-typed">{of.note}</p>
            </>
          )}
        </section>
      )}
      {of.joined.length > 0 && (
        <section class="review">
          <h3>{words.joined}</h3>
          {of.joined.map((one) => (
            <div key={one.opened_at}>
              {one.reporter && <Person of={one.reporter} />}
              <p class="hint">{words.titled(words.reasons[one.reason], momentText(one.opened_at, language.value))}</p>
              {one.note && <p class="quoted as-typed">{one.note}</p>}
            </div>
          ))}
        </section>
      )}
      {of.origin !== "mailbox" && (
        <section class="review">
          <h3>{words.person}</h3>
          {of.person ? <Person of={of.person} talks /> : <p>{words.gone}</p>}
          <h4>{words.past}</h4>
          {of.past.length ? <Decisions of={of.past} /> : <p>{words.noPast}</p>}
          {of.open_cases.length > 0 && (
            <>
              <h4>{words.openCases}</h4>
              <CaseLines cases={of.open_cases} />
            </>
          )}
        </section>
      )}
      {of.decisions.length > 0 && (
        <section class="review">
          <h3>{words.decided}</h3>
          <Decisions of={of.decisions} />
        </section>
      )}
      {!of.decided_at && (
        <section class="review">
          <h3>{words.decision}</h3>
          <ul class="effects">
            {choicesFor(of).map((one) => (
              <li key={one}>
                <button
                  type="button"
                  class="button"
                  aria-haspopup="dialog"
                  aria-describedby={`effect-${one}`}
                  onClick={() => setDeciding(one)}
                >
                  {words.decisions[one]}
                </button>
                <span id={`effect-${one}`} class="hint">
                  {effectOf(of, one)}
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
      <p class="actions decide">
        <button
          type="button"
          class={of.decided_at ? "button" : "button main"}
          aria-haspopup="dialog"
          onClick={() => setDeciding("")}
        >
          {of.decided_at ? words.decideAgain : words.decide}
        </button>
      </p>
      <DecideCase
        of={deciding === null ? null : of}
        first={deciding ?? ""}
        onClose={() => setDeciding(null)}
        onDone={(decision) => {
          show(words.doneSo[decision](of.person?.first_name || words.someone));
          leaveFor("/staff/cases");
        }}
      />
    </>
  );
}

function helpFor({ origin }: CaseDetail, held: boolean): string {
  const words = casesWords();
  if (origin === "grooming") return words.groomingHelp(settings.value?.hold_hours ?? 24);
  if (origin === "mailbox") return words.mailboxHelp;
  if (held) return words.heldHelp;
  return origin === "contact" ? words.contactHelp : words.reportHelp;
}

/** Decisions, the newest first, and what became of each. */
function Decisions({ of }: { of: DecisionSeen[] }) {
  const words = casesWords();
  return (
    <ol class="decisions">
      {of.map((one) => (
        <li key={one.id}>
          <p>
            <strong>
              {words.outcomes[one.decision]}
              {one.until && `, ${words.untilDay(dayOf(one.until))}`}
              {one.lifted_at && `, ${words.lifted(dayOf(one.lifted_at))}`}
            </strong>
          </p>
          <p class="hint">{words.decidedBy(momentText(one.created_at, language.value), one.decider)}</p>
          {one.reason && <q>{one.reason}</q>}
          {one.note && <p class="hint">{words.titled(words.staffNote, one.note)}</p>}
        </li>
      ))}
    </ol>
  );
}
