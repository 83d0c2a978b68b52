import { t } from "../../i18n";
import { dayOf } from "../../ui/forms/day";
import { type ReportForStaff, reportsApi } from "../data/reports";
import { reportsWords } from "../words/reports";
import { departmentText, StaffPage } from "./frame";
import { Filter, filterOf, type ListActions, StaffList } from "./list";

const STATES = ["new", "handled"] as const;
const SUBJECTS = ["all", "place", "event", "training", "career"] as const;

/** Errors that readers reported: the latest first, until somebody has seen to them. */
export function ReportsPage() {
  const words = reportsWords();
  return (
    <StaffPage title={words.title} lead={words.lead} roles={["referent", "admin"]}>
      {() => <Queue />}
    </StaffPage>
  );
}

function Queue() {
  const words = reportsWords();
  const state = filterOf("state", STATES);
  const subject = filterOf("subject", SUBJECTS);
  return (
    <>
      <Filter name="state" legend={words.shown} values={STATES} words={words.states} />
      <Filter name="subject" legend={words.about} values={SUBJECTS} words={words.subjects} />
      <StaffList<ReportForStaff>
        name={`error reports ${state} ${subject}`}
        load={(page, signal) => reportsApi.list({ state, ...(subject !== "all" && { subject }), ...page }, signal)}
        none={words.none}
        found={words.found}
      >
        {(reports, { ask }) => (
          <ul class="reviews">
            {reports.map((one) => (
              <Report key={one.id} report={one} ask={ask} />
            ))}
          </ul>
        )}
      </StaffList>
    </>
  );
}

function Report({ report, ask }: { report: ReportForStaff; ask: ListActions["ask"] }) {
  const words = reportsWords();
  const { subject, subject_id, name, topic } = report;
  const told = subject === "training" || subject === "career" ? t().report.textTopics : t().report.topics;
  const handle = (): void =>
    ask({
      title: words.handle,
      text: words.handleText,
      yes: words.handle,
      reasons: words.done,
      reasonHelp: words.noteHelp,
      act: (note) => reportsApi.handle(report.id, note),
    });
  return (
    <li class="review">
      <h2>{name === null ? words.gone : <a href={`/${subject}s/${subject_id}`}>{name}</a>}</h2>
      <p class="facts">
        <span>{words.kinds[subject]}</span>
        {report.department && <span>{departmentText(report.department)}</span>}
        <span>{dayOf(report.created_at)}</span>
      </p>
      <p>
        <strong>{(told as Record<string, string>)[topic] ?? topic}</strong>
      </p>
      {report.message ? <p class="said">{report.message}</p> : <p class="hint">{words.noWords}</p>}
      {report.handled_at ? (
        <p class="hint">{words.handledOn(dayOf(report.handled_at), report.note)}</p>
      ) : (
        <p class="actions">
          <button type="button" class="button" aria-haspopup="dialog" onClick={handle}>
            {words.handle}
          </button>
        </p>
      )}
    </li>
  );
}
