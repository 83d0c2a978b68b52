import { dayOf } from "../../ui/forms/day";
import { type CandidacyBrief, type CandidacyStatus, staffApi } from "../data/staff";
import { staffWords } from "../words/staff";
import { departmentText, roleText, StaffPage } from "./frame";
import { Filter, filterOf, Lines, StaffList } from "./list";

const SHOWN: CandidacyStatus[] = ["waiting", "approved", "refused"];

/** The queue of requests for a role, those that wait longest first. */
export function CandidaciesPage() {
  const words = staffWords();
  return (
    <StaffPage title={words.candidacies} roles={["referent", "admin"]}>
      {() => <Queue />}
    </StaffPage>
  );
}

function Queue() {
  const words = staffWords().candidacy;
  const status = filterOf("status", SHOWN);
  return (
    <>
      <Filter name="status" legend={words.shown} values={SHOWN} words={words.shownStatuses} />
      <StaffList<CandidacyBrief>
        name={`candidacies ${status}`}
        load={(page, signal) => staffApi.candidacies({ status, ...page }, signal)}
        none={words.none[status] ?? ""}
        found={words.found}
      >
        {(items) => <Candidacies candidacies={items} />}
      </StaffList>
    </>
  );
}

function Candidacies({ candidacies }: { candidacies: CandidacyBrief[] }) {
  const words = staffWords();
  const { columns } = words.candidacy;
  return (
    <Lines columns={columns}>
      <tbody>
        {candidacies.map((one) => (
          <tr key={one.id}>
            <td>
              <a href={`/staff/candidacies/${one.id}`}>{one.first_name || words.account.noName}</a>
              {one.organisation && <span class="aside"> {one.organisation}</span>}
              {one.siret_check && <span class="tag">{words.candidacy.siretCheck}</span>}
            </td>
            <td data-name={columns.role}>
              {roleText(one.role)}
              {one.mentor_kind && ` (${words.candidacy.kinds[one.mentor_kind]})`}
            </td>
            <td data-name={columns.department}>{departmentText(one.department)}</td>
            <td data-name={columns.since}>
              {one.submitted_at && dayOf(one.submitted_at)}
              {one.reminded_at && one.status === "waiting" && <span class="tag">{words.candidacy.reminded}</span>}
              {one.decided_at && one.status !== "waiting" && (
                <span class="aside">{words.candidacy.decided(dayOf(one.decided_at), one.decided_by)}</span>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </Lines>
  );
}
