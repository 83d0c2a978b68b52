import { t } from "../../i18n";
import { type ReviewBrief, reviewsApi } from "../../placements/data/company/reviews";
import { dayOf } from "../../ui/forms/day";
import { offerReviewWords } from "../words/offer-reviews";
import { departmentText, StaffPage } from "./frame";
import { Filter, filterOf, Lines, StaffList } from "./list";

const SHOWN = ["all", "review", "published"] as const;

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
  const status = filterOf("status", SHOWN);
  return (
    <>
      <Filter
        name="status"
        legend={words.shown}
        values={SHOWN}
        words={{ all: words.all, review: words.statuses.review, published: words.reportedOnline }}
      />
      <StaffList<ReviewBrief>
        name={`offer-reviews ${status}`}
        load={(page, signal) => reviewsApi.list({ ...(status !== "all" && { status }), ...page }, signal)}
        none={words.none}
        found={words.found}
      >
        {(items) => <Offers offers={items} />}
      </StaffList>
    </>
  );
}

function Offers({ offers }: { offers: ReviewBrief[] }) {
  const words = offerReviewWords();
  const { columns } = words;
  return (
    <Lines columns={columns}>
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
    </Lines>
  );
}
