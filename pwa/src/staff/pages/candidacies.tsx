import { OneChoice } from "../../ui/choices";
import { dayOf } from "../../ui/forms/day";
import { ListStates, MoreButton } from "../../ui/list-parts";
import { announce } from "../../ui/navigation/announcer";
import { query, setQuery } from "../../ui/navigation/router";
import { useList } from "../../ui/use-list";
import { type CandidacyBrief, type CandidacyStatus, staffApi } from "../data/staff";
import { staffWords } from "../words/staff";
import { departmentText, roleText, StaffPage } from "./frame";

const PAGE = 50;
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
  const status = SHOWN.find((one) => one === query.value.get("status")) ?? "waiting";
  const list = useList<CandidacyBrief>(
    `candidacies ${status}`,
    (cursor, signal) => staffApi.candidacies({ status, limit: PAGE, ...(cursor && { cursor }) }, signal),
    (count) => announce(count ? words.found(count) : words.none),
    { fresh: true },
  );
  return (
    <>
      <OneChoice
        legend={words.shown}
        quiet
        options={SHOWN.map((value) => ({ value, label: words.shownStatuses[value] ?? value }))}
        chosen={status}
        onChange={(value) => setQuery({ status: value === "waiting" ? null : value })}
      />
      <ListStates list={list} none={words.none} />
      {list.items.length > 0 && <Lines candidacies={list.items} />}
      <MoreButton list={list} />
    </>
  );
}

function Lines({ candidacies }: { candidacies: CandidacyBrief[] }) {
  const words = staffWords();
  const { columns } = words.candidacy;
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
        {candidacies.map((one) => (
          <tr key={one.id}>
            <td>
              <a href={`/staff/candidacies/${one.id}`}>{one.first_name || words.account.noName}</a>
              {one.organisation && <span class="aside"> {one.organisation}</span>}
            </td>
            <td data-name={columns.role}>
              {roleText(one.role)}
              {one.mentor_kind && ` (${words.candidacy.kinds[one.mentor_kind]})`}
            </td>
            <td data-name={columns.department}>{departmentText(one.department)}</td>
            <td data-name={columns.since}>
              {one.submitted_at && dayOf(one.submitted_at)}
              {one.reminded_at && <span class="tag">{words.candidacy.reminded}</span>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
