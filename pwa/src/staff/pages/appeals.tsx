import { useState } from "preact/hooks";
import { type AppealSeen, casesApi } from "../../safety/data/staff";
import { OneChoice } from "../../ui/choices";
import { dayOf } from "../../ui/forms/day";
import { ListStates, MoreButton } from "../../ui/list-parts";
import { announce, show } from "../../ui/navigation/announcer";
import { query, setQuery } from "../../ui/navigation/router";
import { useList } from "../../ui/use-list";
import { casesWords } from "../words/cases";
import { staffWords } from "../words/staff";
import { type Asked, Decide } from "./decide";
import { departmentText, StaffPage } from "./frame";

const PAGE = 50;

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
  const state = query.value.get("state") === "decided" ? "decided" : "waiting";
  const [asked, setAsked] = useState<Asked | null>(null);
  const [round, setRound] = useState(0);
  const list = useList<AppealSeen>(
    `appeals ${state} ${round}`,
    (cursor, signal) => casesApi.appeals({ state, limit: PAGE, ...(cursor && { cursor }) }, signal),
    (count) => announce(count ? words.appealFound(count) : words.noAppeals),
    { fresh: true },
  );
  const done = (): void => {
    setAsked(null);
    setRound(round + 1);
    show(staffWords().done);
  };
  return (
    <>
      <OneChoice
        legend={words.state}
        quiet
        options={(["waiting", "decided"] as const).map((value) => ({ value, label: words.appealShown[value] }))}
        chosen={state}
        onChange={(value) => setQuery({ state: value === "waiting" ? null : value })}
      />
      <ListStates list={list} none={words.noAppeals} />
      <ul class="reviews">
        {list.items.map((appeal) => (
          <AppealCard key={appeal.id} appeal={appeal} onAsk={setAsked} />
        ))}
      </ul>
      <MoreButton list={list} />
      <Decide asked={asked} onClose={() => setAsked(null)} onDone={done} />
    </>
  );
}

function AppealCard({ appeal, onAsk }: { appeal: AppealSeen; onAsk: (asked: Asked) => void }) {
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
      <h2>{words.appealOf(words.decisions[appeal.decision])}</h2>
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
