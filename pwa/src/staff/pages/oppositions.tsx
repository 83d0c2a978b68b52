import { dayOf } from "../../ui/forms/day";
import { type Opposition, staffApi } from "../data/staff";
import { staffWords } from "../words/staff";
import { departmentText, StaffPage } from "./frame";
import { type ListActions, StaffList } from "./list";

/** Parents who oppose: the optional uses are suspended until a referent decides. */
export function OppositionsPage() {
  const words = staffWords();
  return (
    <StaffPage title={words.oppositions} lead={words.opposition.lead} roles={["referent", "admin"]}>
      {() => (
        <StaffList<Opposition>
          name="oppositions"
          load={(_, signal) => staffApi.oppositions(signal)}
          none={words.opposition.none}
        >
          {(oppositions, { ask }) => (
            <ul class="reviews">
              {oppositions.map((one) => (
                <OppositionCard key={one.id} opposition={one} onAsk={ask} />
              ))}
            </ul>
          )}
        </StaffList>
      )}
    </StaffPage>
  );
}

function OppositionCard({ opposition, onAsk }: { opposition: Opposition; onAsk: ListActions["ask"] }) {
  const words = staffWords();
  // What was upheld may still be lifted later, when the parents agree.
  const upheld = opposition.decided_at;
  const ask = (accept: boolean): void =>
    onAsk({
      title: accept ? words.opposition.accept : words.opposition.refuse,
      text: accept ? words.opposition.acceptAsk : words.opposition.refuseAsk,
      yes: words.confirm,
      reasons: words.opposition.reasons,
      act: (reason) => staffApi.decideOpposition(opposition.id, accept, reason),
    });
  return (
    <li class="review">
      <h2>{opposition.child_first_name || words.account.noName}</h2>
      <p class="facts">
        <span>{words.opposition.asksOn(dayOf(opposition.created_at))}</span>
        <span>{opposition.departments.map(departmentText).join(", ")}</span>
        <span>{opposition.by_link ? words.opposition.byLink : words.opposition.byReference}</span>
      </p>
      {upheld && (
        <p>
          {words.opposition.upheld(dayOf(upheld))} <q>{opposition.decision_reason}</q>
        </p>
      )}
      <h3>{words.opposition.words}</h3>
      <p class="quoted">{opposition.reason}</p>
      <p class="actions">
        {!upheld && (
          <button type="button" class="button" aria-haspopup="dialog" onClick={() => ask(true)}>
            {words.opposition.accept}
          </button>
        )}
        <button type="button" class="button" aria-haspopup="dialog" onClick={() => ask(false)}>
          {words.opposition.refuse}
        </button>
      </p>
    </li>
  );
}
