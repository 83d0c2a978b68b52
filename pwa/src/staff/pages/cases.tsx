import { useState } from "preact/hooks";
import { momentText } from "../../data/format";
import { language } from "../../i18n";
import { type CaseBrief, casesApi } from "../../safety/data/staff";
import { useNews } from "../../ui/use-news";
import { casesWords } from "../words/cases";
import { departmentText, StaffPage } from "./frame";
import { groupsOf } from "./groups";
import { Filter, filterOf, Lines, StaffList } from "./list";
import { Peek } from "./peek";
import { findingsText } from "./said";
import "./cases.css";

const STATES = ["open", "decided"] as const;
const ORIGINS = ["all", "report", "distress", "grooming", "insult", "contact", "mailbox", "chat"] as const;

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
  const origin = filterOf("origin", ORIGINS);
  const state = filterOf("state", STATES);
  const [round, setRound] = useState(0);
  const [news, setNews] = useState(false);
  // What a moderator is about to open stays where it is until they ask for more.
  useNews(["case.opened"], () => setNews(true), { anew: false });
  return (
    <>
      <Filter name="state" legend={words.state} values={STATES} words={words.states} />
      <details open={origin !== "all"}>
        <summary>{words.origin}</summary>
        <Filter
          name="origin"
          legend={words.origin}
          values={ORIGINS}
          words={{ all: words.all, chat: words.kinds.chat, ...words.origins }}
        />
      </details>
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
      <StaffList<CaseBrief>
        name={`cases ${state} ${origin} ${round}`}
        load={(page, signal) => casesApi.list({ state, ...which(origin), ...page }, signal)}
        none={state === "open" ? words.none : words.noneDecided}
        found={words.found}
      >
        {(items) => <CaseLines cases={items} counted />}
      </StaffList>
    </>
  );
}

/** What of the origins the server knows as one, and what as a kind. */
function which(origin: (typeof ORIGINS)[number]) {
  if (origin === "all") return {};
  return origin === "chat" ? { subject_kind: origin } : { origin };
}

/** Cases as lines, each with its door; `counted`: with how many more there are about the same person. */
export function CaseLines({ cases, counted = false }: { cases: CaseBrief[]; counted?: boolean }) {
  const { columns } = casesWords();
  return (
    <Lines columns={columns}>
      {groupsOf(cases).map((group) => (
        <Group key={group[0]!.id} cases={group} counted={counted} />
      ))}
    </Lines>
  );
}

/** The first of a group; another one under it, more of them folded. */
function Group({ cases: [first, ...others], counted }: { cases: CaseBrief[]; counted: boolean }) {
  const words = casesWords();
  const [open, setOpen] = useState(false);
  if (!first) return null;
  return (
    <tbody>
      <Line of={first} more={counted ? first.others - others.length : 0} />
      {others.length > 1 && (
        <tr class="more">
          <td colSpan={Object.keys(words.columns).length}>
            <button type="button" class="button" aria-expanded={open} onClick={() => setOpen(!open)}>
              {words.folded(others.length)}
            </button>
          </td>
        </tr>
      )}
      {(open || others.length === 1) && others.map((one) => <Line key={one.id} of={one} more={0} />)}
    </tbody>
  );
}

function Line({ of, more }: { of: CaseBrief; more: number }) {
  const words = casesWords();
  const { columns } = words;
  const aside = [
    of.reason && words.origins[of.origin],
    of.decision && words.outcomes[of.decision],
    findingsText(of.findings),
  ];
  return (
    <tr>
      <td>
        <a href={`/staff/cases/${of.id}`}>{caseTitle(of)}</a>
        <span class="aside">{aside.filter(Boolean).join(", ")}</span>
        <Peek id={of.id} />
      </td>
      <td data-name={columns.gravity}>
        <Gravity of={of} />
      </td>
      <td data-name={columns.about}>
        {of.about ?? words.someone}
        {more > 0 && <span class="aside">{words.others(more)}</span>}
      </td>
      <td data-name={columns.department}>{of.department ? departmentText(of.department) : words.noDepartment}</td>
      <td data-name={columns.since}>
        {momentText(of.opened_at, language.value)}
        {of.decided_at && (
          <span class="aside">{words.decidedBy(momentText(of.decided_at, language.value), of.decider)}</span>
        )}
      </td>
    </tr>
  );
}

/** How grave a case is; what is grave stands out. */
export function Gravity({ of }: { of: Pick<CaseBrief, "gravity"> }) {
  return <span class={of.gravity >= 3 ? "tag alarm" : "tag"}>{casesWords().gravity[of.gravity]}</span>;
}

/** "Message : insultes, moqueries", by its reason where somebody gave one. */
export function caseTitle({
  subject_kind,
  reason,
  origin,
}: Pick<CaseBrief, "subject_kind" | "reason" | "origin">): string {
  const words = casesWords();
  if (origin === "mailbox") return words.origins.mailbox;
  return words.titled(words.kinds[subject_kind], reason ? words.reasons[reason] : words.origins[origin]);
}
