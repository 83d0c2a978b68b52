import { orphansWords } from "../../badges/words/orphans";
import { hasRole, type Me } from "../../data/session";
import { ageWords } from "../../people/words/age";
import { reviewsApi } from "../../placements/data/company/reviews";
import { casesApi } from "../../safety/data/staff";
import { answersApi } from "../../talk/data/answers";
import { questionsApi } from "../../talk/data/questions";
import { advisersWords } from "../../talk/words/advisers";
import { answersWords } from "../../talk/words/answers";
import { inboxWords } from "../../talk/words/inbox";
import { meetingsWords } from "../../talk/words/meetings";
import { type Loaded, useLoaded } from "../../ui/forms/use-loaded";
import { Icon } from "../../ui/icon";
import { missingApi } from "../data/missing";
import { reportsApi } from "../data/reports";
import { staffApi } from "../data/staff";
import { casesWords } from "../words/cases";
import { contactsWords } from "../words/contacts";
import { deadLinksWords } from "../words/dead-links";
import { lexiconWords } from "../words/lexicon";
import { missingWords } from "../words/missing";
import { offerReviewWords } from "../words/offer-reviews";
import { reportsWords } from "../words/reports";
import { staffWords } from "../words/staff";
import { staffVideosWords } from "../words/videos";
import "../../app/pages/more.css";
import { isReferent, StaffPage } from "./frame";

const COUNTED = 50;

/** Where staff begin: what waits, and the tools of each role. */
export function StaffHomePage() {
  const words = staffWords();
  return (
    <StaffPage title={words.title} lead={words.lead} roles={["referent", "adviser", "admin", "dpo"]}>
      {(account) => <Home account={account} />}
    </StaffPage>
  );
}

function Home({ account }: { account: Me }) {
  const words = staffWords();
  const advisers = advisersWords();
  const decides = isReferent(account);
  const waits = decides || hasRole(account, "adviser");
  return (
    <>
      {waits && <h2>{words.waits}</h2>}
      {waits && (
        <ul class="menu tall">
          {decides && <Queues />}
          {hasRole(account, "adviser") && <Unanswered />}
        </ul>
      )}
      <h2>{words.tools}</h2>
      <ul class="menu tall">
        {decides && <Entry href="/staff/age-codes" title={ageWords().lists.title} />}
        {decides && <Entry href="/meetings/new" title={meetingsWords().host.announceFor} />}
        {decides && <Entry href="/staff/contacts" title={contactsWords().title} />}
        {decides && <Entry href="/staff/videos" title={staffVideosWords().title} />}
        {decides && <Entry href="/staff/answers/new" title={missingWords().writeTitle} />}
        {decides && <Entry href="/staff/lexicon" title={lexiconWords().title} />}
        {decides && <Entry href="/staff/dead-links" title={deadLinksWords().title} />}
        {hasRole(account, "adviser") && <Entry href="/me/opening-hours" title={advisers.title} />}
        {hasRole(account, "adviser", "referent", "admin") && (
          <Entry href="/staff/advisers" title={advisers.all} aside={advisers.allLead} />
        )}
        {hasRole(account, "admin") && (
          <Entry href="/staff/accounts" title={words.accounts} aside={words.accountsLead} />
        )}
        {hasRole(account, "admin") && <Entry href="/staff/badges" title={orphansWords().title} />}
        {hasRole(account, "dpo", "admin") && <Entry href="/staff/audit" title={words.audit} aside={words.auditLead} />}
      </ul>
      {decides && <p class="hint">{words.inFiles}</p>}
    </>
  );
}

/** The questions that wait for an adviser, counted up to a page. */
function Unanswered() {
  const words = inboxWords();
  const count = useLoaded("count staff questions", async (signal) => {
    const page = await questionsApi.withAdvisers({ limit: COUNTED }, signal);
    return { count: page.items.length, more: page.next !== null };
  });
  return <Entry href="/staff/questions" title={words.staffTitle} count={count} />;
}

/** What waits for a referent, counted up to a page. */
function Queues() {
  const words = staffWords();
  const moderation = casesWords();
  const candidacies = useLoaded("count candidacies", async (signal) => {
    const page = await staffApi.candidacies({ status: "waiting", limit: COUNTED }, signal);
    return { count: page.items.length, more: page.next !== null };
  });
  const offers = useLoaded("count offer-reviews", async (signal) => {
    const page = await reviewsApi.list({ limit: COUNTED }, signal);
    return { count: page.items.length, more: page.next !== null };
  });
  const answers = useLoaded("count answers", async (signal) => {
    const page = await answersApi.forStaff({ limit: COUNTED }, signal);
    return { count: page.items.length, more: page.next !== null };
  });
  const birthDates = useLoaded("count birth-dates", async (signal) => {
    const reviews = await staffApi.birthDates(signal);
    return { count: reviews.length, more: false };
  });
  const oppositions = useLoaded("count oppositions", async (signal) => {
    const all = await staffApi.oppositions(signal);
    return { count: all.filter((one) => one.decided_at === null).length, more: false };
  });
  const cases = useLoaded("count cases", async (signal) => {
    const page = await casesApi.list({ state: "open", limit: COUNTED }, signal);
    return { count: page.items.length, more: page.next !== null };
  });
  const appeals = useLoaded("count appeals", async (signal) => {
    const page = await casesApi.appeals({ state: "waiting", limit: COUNTED }, signal);
    return { count: page.items.length, more: page.next !== null };
  });
  const reports = useLoaded("count error-reports", async (signal) => {
    const page = await reportsApi.list({ state: "new", limit: COUNTED }, signal);
    return { count: page.items.length, more: page.next !== null };
  });
  const missing = useLoaded("count missing questions", async (signal) => {
    const page = await missingApi.list({ limit: COUNTED }, signal);
    return { count: page.items.length, more: page.next !== null };
  });
  return (
    <>
      <Entry href="/staff/cases" title={moderation.title} count={cases} />
      <Entry href="/staff/appeals" title={moderation.appeals} count={appeals} />
      <Entry href="/staff/candidacies" title={words.candidacies} aside={words.candidaciesLead} count={candidacies} />
      <Entry href="/staff/offers" title={offerReviewWords().title} count={offers} />
      <Entry href="/staff/answers" title={answersWords().staffTitle} count={answers} />
      <Entry href="/staff/birth-dates" title={words.birthDates} count={birthDates} />
      <Entry href="/staff/oppositions" title={words.oppositions} count={oppositions} />
      <Entry href="/staff/error-reports" title={reportsWords().title} count={reports} />
      <Entry href="/staff/missing-questions" title={missingWords().title} count={missing} />
    </>
  );
}

interface EntryProps {
  href: string;
  title: string;
  aside?: string;
  count?: Loaded<{ count: number; more: boolean }>;
}

function Entry({ href, title, aside, count }: EntryProps) {
  const known = count?.data;
  return (
    <li>
      <a href={href}>
        <span>
          {title}
          {aside && <span class="aside">{aside}</span>}
        </span>
        {known && (
          <span class={known.count ? "count some" : "count"}>
            {staffWords().waiting(known.count)}
            {known.more && "+"}
          </span>
        )}
        <Icon name="next" />
      </a>
    </li>
  );
}
