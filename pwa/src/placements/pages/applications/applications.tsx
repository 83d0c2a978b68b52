import { offline } from "../../../data/connection";
import { forgetRefused, ownLeft, refusedOf, takeBack, waitingApplications } from "../../../data/outbox";
import type { WaitingApplication } from "../../../data/store";
import { t } from "../../../i18n";
import { ListFailure } from "../../../ui/failure";
import { Empty, MoreButton } from "../../../ui/list-parts";
import { announce } from "../../../ui/navigation/announcer";
import { navigate } from "../../../ui/navigation/router";
import { NeedsAccount } from "../../../ui/needs-account";
import { PageTitle } from "../../../ui/page";
import { ListSkeleton } from "../../../ui/skeleton";
import { type List, useList } from "../../../ui/use-list";
import { useNews } from "../../../ui/use-news";
import { ANSWERED, type Application, keepWritten, myApplications } from "../../data/applications";
import { applicationsWords } from "../../words/applications";
import "./applications.css";
import { StatusTag } from "./status-tag";

/** The student's applications: what asks for an answer first. */
export function ApplicationsPage() {
  return <NeedsAccount>{(account) => <Mine key={account.id} accountId={account.id} />}</NeedsAccount>;
}

function Mine({ accountId }: { accountId: string }) {
  const words = applicationsWords().mine;
  const list = useList<Application>(
    `applications ${accountId} ${ownLeft.value}`,
    myApplications,
    (count) => announce(words.count(count)),
    { fresh: true },
  );
  useNews(ANSWERED, list.reload);
  const waiting = waitingApplications.value;
  return (
    <div class="page">
      <PageTitle text={words.title} />
      {offline.value && list.items.length > 0 && <p class="banner">{words.kept}</p>}
      <Refused />
      {waiting.length > 0 && (
        <section>
          <h2>{words.outbox}</h2>
          <ul class="cards">
            {waiting.map((entry) => (
              <Waiting key={entry.application.id} entry={entry} />
            ))}
          </ul>
        </section>
      )}
      {list.state === "loading" && <ListSkeleton />}
      {list.state === "failed" && !list.items.length && !waiting.length && (
        <ListFailure error={list.error} onRetry={list.retry} />
      )}
      {list.state === "ready" && !list.items.length && !waiting.length && <None />}
      <Groups list={list} />
      {list.state === "failed" && list.items.length > 0 && <ListFailure error={list.error} onRetry={list.retry} />}
      <MoreButton list={list} />
    </div>
  );
}

function None() {
  const words = applicationsWords().mine;
  return <Empty picture="offers" title={words.none} text={words.noneHelp} href="/offers" link={words.search} />;
}

function Groups({ list }: { list: List<Application> }) {
  const words = applicationsWords().mine;
  const open = ["accepted", "sent", "confirmed"];
  const groups: [string, Application[]][] = [
    [words.answer, list.items.filter(({ status }) => status === "accepted")],
    [words.waiting, list.items.filter(({ status }) => status === "sent")],
    [words.confirmed, list.items.filter(({ status }) => status === "confirmed")],
    [words.ended, list.items.filter(({ status }) => !open.includes(status))],
  ];
  return (
    <>
      {groups.map(([title, items]) =>
        items.length === 0 ? null : (
          <section key={title}>
            <h2>{title}</h2>
            <ul class="cards">
              {items.map((application) => (
                <ApplicationCard key={application.id} application={application} />
              ))}
            </ul>
          </section>
        ),
      )}
    </>
  );
}

function ApplicationCard({ application }: { application: Application }) {
  const { id, offer } = application;
  return (
    <li class="card of-offer">
      <div class="card-text">
        <p class="kind">{t().offers.kinds[offer.kind]}</p>
        <h3>
          <a href={`/me/applications/${id}`}>{offer.title}</a>
        </h3>
        <p class="facts">
          <span>{offer.company_name}</span>
          <span>{offer.commune}</span>
        </p>
        <p class="tags">
          <StatusTag application={application} />
        </p>
      </div>
    </li>
  );
}

/** One that waits for the network. */
function Waiting({ entry }: { entry: WaitingApplication }) {
  const words = applicationsWords().mine;
  return (
    <li class="card of-offer">
      <div class="card-text stack">
        <h3>{entry.offer.title}</h3>
        <p class="facts">{entry.offer.company_name}</p>
        <p>{words.leaves}</p>
        <p class="actions">
          <button type="button" class="button" onClick={() => void takeBack(entry.application.id)}>
            {words.takeBack}
          </button>
        </p>
      </div>
    </li>
  );
}

/** Those that the server did not take, with its reason; what was written is not lost. */
function Refused() {
  const words = applicationsWords().mine;
  const refused = refusedOf("applications");
  if (!refused.length) return null;
  const again = ({ application }: WaitingApplication): void => {
    const { id, offer_id, ...written } = application;
    keepWritten(offer_id, written);
    forgetRefused("applications", id);
    navigate(`/offers/${offer_id}/apply`);
  };
  return (
    <section>
      <h2>{words.refused}</h2>
      <ul class="cards">
        {refused.map(({ entry, why }) => (
          <li key={entry.application.id} class="card of-offer">
            <div class="card-text stack">
              <h3>{entry.offer.title}</h3>
              <p class="facts">{entry.offer.company_name}</p>
              <p>{why}</p>
              <p class="actions">
                <button type="button" class="button" onClick={() => again(entry)}>
                  {words.again}
                </button>
                <button
                  type="button"
                  class="button"
                  onClick={() => forgetRefused("applications", entry.application.id)}
                >
                  {words.forget}
                </button>
              </p>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
