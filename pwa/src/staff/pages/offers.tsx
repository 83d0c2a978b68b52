import { t } from "../../i18n";
import { type ReviewBrief, type ReviewStatus, reviewsApi } from "../../placements/data/company/reviews";
import { OneChoice } from "../../ui/choices";
import { dayOf } from "../../ui/forms/day";
import { ListStates, MoreButton } from "../../ui/list-parts";
import { announce } from "../../ui/navigation/announcer";
import { query, setQuery } from "../../ui/navigation/router";
import { useList } from "../../ui/use-list";
import { offerReviewWords } from "../words/offer-reviews";
import { departmentText, StaffPage } from "./frame";

const PAGE = 50;
const SHOWN: ReviewStatus[] = ["review", "published", "full"];

/** Offers that wait for a referent: held, or reported while they are out; those that wait longest first. */
export function OfferReviewsPage() {
  const words = offerReviewWords();
  return (
    <StaffPage title={words.title} lead={words.lead} roles={["referent", "admin"]}>
      {() => <Queue />}
    </StaffPage>
  );
}

function Queue() {
  const words = offerReviewWords();
  const status = SHOWN.find((one) => one === query.value.get("status"));
  const list = useList<ReviewBrief>(
    `offer-reviews ${status ?? ""}`,
    (cursor, signal) => reviewsApi.list({ limit: PAGE, ...(status && { status }), ...(cursor && { cursor }) }, signal),
    (count) => announce(count ? words.found(count) : words.none),
    { fresh: true },
  );
  return (
    <>
      <OneChoice<ReviewStatus | "all">
        legend={words.shown}
        quiet
        options={[
          { value: "all", label: words.all },
          { value: "review", label: words.statuses.review },
          { value: "published", label: words.reportedOnline },
        ]}
        chosen={status ?? "all"}
        onChange={(value) => setQuery({ status: value === "all" ? null : value })}
      />
      <ListStates list={list} none={words.none} />
      {list.items.length > 0 && <Lines offers={list.items} />}
      <MoreButton list={list} />
    </>
  );
}

function Lines({ offers }: { offers: ReviewBrief[] }) {
  const words = offerReviewWords();
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
        {offers.map((one) => (
          <tr key={one.id}>
            <td>
              <a href={`/staff/offers/${one.id}`}>{one.title}</a>
              <span class="aside"> {one.company_name}</span>
            </td>
            <td data-name={columns.kind}>{t().offers.kinds[one.kind]}</td>
            <td data-name={columns.why}>
              {one.held_for.map((code) => words.heldFor[code] ?? code).join(", ")}
              {one.reports > 0 && <span class="tag alarm">{words.reports(one.reports)}</span>}
            </td>
            <td data-name={columns.department}>
              {one.commune}, {departmentText(one.department)}
            </td>
            <td data-name={columns.since}>{dayOf(one.waiting_since)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
