import { type AppealSeen, casesApi } from "../../safety/data/staff";
import { dayOf } from "../../ui/forms/day";
import { casesWords } from "../words/cases";
import { departmentText, StaffPage } from "./frame";
import { Filter, filterOf, type ListActions, StaffList } from "./list";

const STATES = ["waiting", "decided"] as const;

/** Appeals: another moderator than the one who decided looks again. */
export function AppealsPage() {
  const words = casesWords();
  return (
    <StaffPage title={words.appeals} lead={words.appealsLead} roles={["referent", "admin"]}>
      {() => <Appeals />}
    </StaffPage>
  );
}

function Appeals() {
  const words = casesWords();
  const state = filterOf("state", STATES);
  return (
    <>
      <Filter name="state" legend={words.state} values={STATES} words={words.appealShown} />
      <StaffList<AppealSeen>
        name={`appeals ${state}`}
        load={(page, signal) => casesApi.appeals({ state, ...page }, signal)}
        none={words.noAppeals}
        found={words.appealFound}
      >
        {(appeals, { ask }) => (
          <ul class="reviews">
            {appeals.map((appeal) => (
              <AppealCard key={appeal.id} appeal={appeal} onAsk={ask} />
            ))}
          </ul>
        )}
      </StaffList>
    </>
  );
}

function AppealCard({ appeal, onAsk }: { appeal: AppealSeen; onAsk: ListActions["ask"] }) {
  const words = casesWords();
  const ask = (uphold: boolean): void => {
    const how = uphold ? "uphold" : "overturn";
    onAsk({
      title: words[how],
      text: uphold ? words.upholdAsk : words.overturnAsk,
      yes: words[how],
      reasons: words.answers[how],
      act: (answer) => casesApi.decideAppeal(appeal.id, uphold, answer),
    });
  };
  return (
    <li class="review">
      <h2>{words.appealOf(words.outcomes[appeal.decision])}</h2>
      <p class="facts">
        <span>{words.appealBy[appeal.side]}</span>
        <span>{appeal.department ? departmentText(appeal.department) : words.noDepartment}</span>
        <span>{dayOf(appeal.created_at)}</span>
        {appeal.status !== "waiting" && <span>{words.appealStates[appeal.status]}</span>}
      </p>
      <h3>{words.decisionWords}</h3>
      <p class="quoted as-typed">{appeal.reason}</p>
      <h3>{words.appealWords}</h3>
      <p class="quoted as-typed">{appeal.text}</p>
      {appeal.answer && <q>{appeal.answer}</q>}
      <p>
        <a href={`/staff/cases/${appeal.case_id}`}>{words.openCase}</a>
      </p>
      {appeal.status === "waiting" && !appeal.may_decide && <p class="hint">{words.own}</p>}
      {appeal.status === "waiting" && appeal.may_decide && (
        <p class="actions">
          <button type="button" class="button" aria-haspopup="dialog" onClick={() => ask(true)}>
            {words.uphold}
          </button>
          <button type="button" class="button" aria-haspopup="dialog" onClick={() => ask(false)}>
            {words.overturn}
          </button>
        </p>
      )}
    </li>
  );
}
