import { useState } from "preact/hooks";
import { announce } from "../../app/announcer";
import { query, setQuery } from "../../app/router";
import { OneChoice } from "../../components/choices";
import { ListStates, MoreButton } from "../../components/list-parts";
import { useNews } from "../../components/use-news";
import { useList } from "../../components/use-list";
import { momentText } from "../../data/format";
import { type CaseBrief, type CaseOrigin, casesApi } from "../../data/moderation/staff";
import { language } from "../../i18n";
import { casesWords } from "../../i18n/cases";
import { departmentText, StaffPage } from "./frame";

const PAGE = 50;
const ORIGINS: CaseOrigin[] = ["report", "distress", "insult", "contact"];

/** Cases that wait for a moderator: the gravest first, then the oldest. */
export function CasesPage() {
  const words = casesWords();
  return (
    <StaffPage title={words.title} lead={words.lead} roles={["referent", "admin"]}>
      {() => <Queue />}
    </StaffPage>
  );
}

function Queue() {
  const words = casesWords();
  const origin = ORIGINS.find((one) => one === query.value.get("origin"));
  const state = query.value.get("state") === "decided" ? "decided" : "open";
  const none = state === "open" ? words.none : words.noneDecided;
  const [round, setRound] = useState(0);
  const [news, setNews] = useState(false);
  // What a moderator is about to open stays where it is until they ask for more.
  useNews(["case.opened"], () => setNews(true), { anew: false });
  const list = useList<CaseBrief>(
    `cases ${state} ${origin ?? ""} ${round}`,
    (cursor, signal) => casesApi.list({ state, limit: PAGE, ...(origin && { origin }), ...(cursor && { cursor }) }, signal),
    (count) => announce(count ? words.found(count) : none),
    { fresh: true },
  );
  return (
    <>
      <OneChoice
        legend={words.state}
        quiet
        options={(["open", "decided"] as const).map((value) => ({ value, label: words.states[value] }))}
        chosen={state}
        onChange={(value) => setQuery({ state: value === "open" ? null : value })}
      />
      <OneChoice<CaseOrigin | "all">
        legend={words.origin}
        quiet
        options={[{ value: "all", label: words.all }, ...ORIGINS.map((value) => ({ value, label: words.origins[value] }))]}
        chosen={origin ?? "all"}
        onChange={(value) => setQuery({ origin: value === "all" ? null : value })}
      />
      <div role="status">
        {news && (
          <button
            type="button"
            class="button wide"
            onClick={() => {
              setNews(false);
              setRound(round + 1);
            }}
          >
            {words.news}
          </button>
        )}
      </div>
      <ListStates list={list} none={none} />
      {list.items.length > 0 && <CaseLines cases={list.items} />}
      <MoreButton list={list} />
    </>
  );
}

/** Cases as lines, each with its door. */
export function CaseLines({ cases }: { cases: CaseBrief[] }) {
  const words = casesWords();
  const { columns } = words;
  return (
    <table class="lines">
      <thead>
        <tr>
          {Object.values(columns).map((name) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {cases.map((one) => (
          <tr key={one.id}>
            <td>
              <a href={`/staff/cases/${one.id}`}>{caseTitle(one)}</a>
              <span class="aside">
                {[one.reason && words.origins[one.origin], one.decision && words.decisions[one.decision]].filter(Boolean).join(", ")}
              </span>
            </td>
            <td data-name={columns.gravity}>
              <Gravity of={one} />
            </td>
            <td data-name={columns.about}>
              {one.about ?? words.someone}
              {one.others > 0 && <span class="aside">{words.others(one.others)}</span>}
            </td>
            <td data-name={columns.department}>{one.department ? departmentText(one.department) : words.noDepartment}</td>
            <td data-name={columns.since}>{momentText(one.opened_at, language.value)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** How grave a case is; what is grave stands out. */
export function Gravity({ of }: { of: Pick<CaseBrief, "gravity"> }) {
  return <span class={of.gravity >= 3 ? "tag alarm" : "tag"}>{casesWords().gravity[of.gravity]}</span>;
}

/** "Message : insultes, moqueries", by its reason where somebody gave one. */
export function caseTitle({ subject_kind, reason, origin }: Pick<CaseBrief, "subject_kind" | "reason" | "origin">): string {
  const words = casesWords();
  return words.titled(words.kinds[subject_kind], reason ? words.reasons[reason] : words.origins[origin]);
}
