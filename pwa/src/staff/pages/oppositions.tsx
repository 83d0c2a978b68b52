import { useState } from "preact/hooks";
import { ListFailure } from "../../ui/failure";
import { dayOf } from "../../ui/forms/day";
import { useLoaded } from "../../ui/forms/use-loaded";
import { show } from "../../ui/navigation/announcer";
import { ListSkeleton } from "../../ui/skeleton";
import { type Opposition, staffApi } from "../data/staff";
import { staffWords } from "../words/staff";
import { type Asked, Decide } from "./decide";
import { departmentText, StaffPage } from "./frame";

/** Parents who oppose: the optional uses are suspended until a referent decides. */
export function OppositionsPage() {
  const words = staffWords();
  return (
    <StaffPage title={words.oppositions} lead={words.opposition.lead} roles={["referent", "admin"]}>
      {() => <Oppositions />}
    </StaffPage>
  );
}

function Oppositions() {
  const words = staffWords();
  const loaded = useLoaded("oppositions", staffApi.oppositions);
  const [asked, setAsked] = useState<Asked | null>(null);
  if (loaded.error !== undefined) return <ListFailure error={loaded.error} onRetry={loaded.reload} />;
  if (!loaded.data) return <ListSkeleton rows={3} />;
  const done = (): void => {
    setAsked(null);
    show(words.done);
    loaded.reload();
  };
  return (
    <>
      {loaded.data.length === 0 && <p class="empty">{words.opposition.none}</p>}
      <ul class="reviews">
        {loaded.data.map((one) => (
          <OppositionCard key={one.id} opposition={one} onAsk={setAsked} />
        ))}
      </ul>
      <Decide asked={asked} onClose={() => setAsked(null)} onDone={done} />
    </>
  );
}

function OppositionCard({ opposition, onAsk }: { opposition: Opposition; onAsk: (asked: Asked) => void }) {
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
