import type { ComponentChildren } from "preact";
import { useEffect, useState } from "preact/hooks";
import { offline } from "../../../data/connection";
import { hasRole, type Me } from "../../../data/session";
import { language } from "../../../i18n";
import { colon } from "../../../i18n/colon";
import { OneChoice } from "../../../ui/choices";
import { ErrorPage, failureIn, ListFailure } from "../../../ui/failure";
import { useLoaded } from "../../../ui/forms/use-loaded";
import { Icon } from "../../../ui/icon";
import { MoreButton } from "../../../ui/list-parts";
import { announce } from "../../../ui/navigation/announcer";
import { query, setQuery } from "../../../ui/navigation/router";
import { NeedsAccount } from "../../../ui/needs-account";
import { BackButton, PageTitle } from "../../../ui/page";
import { ListSkeleton, PageSkeleton } from "../../../ui/skeleton";
import { useList } from "../../../ui/use-list";
import { isBlank } from "../../data/company/content";
import { draftsOf, phoneDrafts } from "../../data/company/drafts";
import { isAhead } from "../../data/company/editor";
import { type OfferBrief, type OfferRules, offersApi } from "../../data/company/offers";
import type { OfferDraft } from "../../data/company/shapes";
import { companyWords } from "../../words/company";
import "../../../ui/forms/forms.css";
import { Applications } from "./applications";
import { Arrivals } from "./arrivals";
import "./company.css";
import { employers as askEmployers, type Employer, knownEmployers } from "./organisations";
import { levelsText, weekSpans } from "./texts";
import { sendWaiting } from "./use-editor";
import { useRules } from "./use-rules";
import { whyOf } from "./why";

/** The offers of one's organisations; who waits for an answer comes first. */
export function CompanyPage() {
  return (
    <NeedsAccount>
      {(account) => (
        <EmployersPage accountId={account.id}>
          {(employers) => <Home account={account} employers={employers} />}
        </EmployersPage>
      )}
    </NeedsAccount>
  );
}

interface EmployersProps {
  accountId: string;
  children: (employers: Employer[]) => ComponentChildren;
}

/** A page for those who have an organisation; others are told how to come to one. */
export function EmployersPage({ accountId, children }: EmployersProps) {
  const loaded = useLoaded(`employers ${accountId}`, askEmployers);
  const known = knownEmployers();
  if (loaded.data === undefined && loaded.error === undefined) return <PageSkeleton />;
  const employers = loaded.data ?? known;
  if (employers.length) return <>{children(employers)}</>;
  if (loaded.error !== undefined) return <ErrorPage error={loaded.error} onRetry={loaded.reload} />;
  return <NoOrganisation />;
}

function NoOrganisation() {
  const words = companyWords();
  return (
    <div class="page">
      <BackButton />
      <PageTitle text={words.title} />
      <div class="empty">
        <p>{words.noOrganisation}</p>
        <p class="actions">
          <a class="button main" href="/me/roles/company">
            {words.begin}
          </a>
        </p>
      </div>
    </div>
  );
}

function Home({ account, employers }: { account: Me; employers: Employer[] }) {
  const words = companyWords();
  const employer = employers.find(({ id }) => id === query.value.get("organisation")) ?? employers[0]!;
  return (
    <div class="page">
      <PageTitle text={words.title} />
      <p class="lead">{words.lead}</p>
      {employers.length > 1 && (
        <OneChoice
          legend={words.organisation}
          options={employers.map(({ id, name }) => ({ value: id, label: name }))}
          chosen={employer.id}
          onChange={(id) => setQuery({ organisation: id === employers[0]!.id ? null : id })}
        />
      )}
      {employer.verified_at === null && (
        <p class="word">
          {words.notVerified} <a href="/me/roles">{words.askRole}</a>
        </p>
      )}
      {/* Before what loads: it stays under the finger. */}
      <p>
        <a class="button main wide" href={`/company/offers/new?organisation=${employer.id}`}>
          {words.newOffer}
        </a>
      </p>
      {hasRole(account, "company") && (
        <>
          <section>
            <h2>{words.applications.title}</h2>
            <Applications key={employer.id} organisation={employer.id} />
          </section>
          <Arrivals key={employer.id} organisation={employer.id} />
        </>
      )}
      <Offers key={employer.id} accountId={account.id} employer={employer} />
    </div>
  );
}

/** The drafts of this phone; those that wait go out first, when there is a network. */
function useDrafts(accountId: string, organisation: string): OfferDraft[] {
  const [drafts, setDrafts] = useState<OfferDraft[]>([]);
  useEffect(() => {
    let left = false;
    const read = async (): Promise<void> => {
      const found = (await draftsOf(accountId)).filter(
        (one) => one.organisation === organisation && !isBlank(one.content),
      );
      if (!left) setDrafts(found);
    };
    void read()
      .then(async () => {
        if (offline.value) return;
        await sendWaiting(await draftsOf(accountId));
        await read();
      })
      .catch(() => undefined);
    return () => void (left = true);
  }, [accountId, organisation, offline.value]);
  return drafts;
}

const GROUPS = ["draft", "review", "hidden", "published", "full", "expired", "withdrawn"] as const;

function Offers({ accountId, employer }: { accountId: string; employer: Employer }) {
  const words = companyWords();
  const drafts = useDrafts(accountId, employer.id);
  const list = useList<OfferBrief>(
    `my-offers ${employer.id}`,
    (cursor, signal) => offersApi.mine(employer.id, cursor, signal),
    (count) => announce(words.offers + colon() + count),
    { fresh: true },
  );
  const isOffline = list.state === "failed" && failureIn(list.error) === "offline";
  useEffect(() => {
    if (!offline.value && list.state === "failed") list.retry();
  }, [offline.value]);
  useEffect(() => {
    // Deleted on another device, and nothing of it waits here.
    if (list.state !== "ready" || list.hasMore) return;
    const known = new Set(list.items.map(({ id }) => id));
    for (const draft of drafts) if (!isAhead(draft) && !known.has(draft.id)) void phoneDrafts.drop(draft.id);
  }, [list.state, drafts]);

  const known = new Map(list.items.map((offer) => [offer.id, offer]));
  const ahead = drafts.filter(isAhead);
  const here = drafts.filter(({ id }) => !known.has(id) && (isOffline || ahead.some((one) => one.id === id)));
  const rules = useRules(list.items.some(({ held_rules }) => held_rules.length));
  const waits = new Set(ahead.map(({ id }) => id));
  return (
    <section>
      <h2>{words.offers}</h2>
      {list.state === "loading" && <ListSkeleton rows={3} />}
      {list.state === "failed" && !isOffline && <ListFailure error={list.error} onRetry={list.retry} />}
      {isOffline && <p class="word">{words.offlineList}</p>}
      {list.state === "ready" && !list.items.length && !here.length && <p class="empty">{words.noOffer}</p>}
      {GROUPS.map((status) => {
        const items = list.items.filter((offer) => offer.status === status);
        const local = here.filter((draft) => draft.status === status);
        if (!items.length && !local.length) return null;
        return (
          <section key={status}>
            <h3>
              {words.groups[status]} <span class="badge">{items.length + local.length}</span>
            </h3>
            <ul class="cards">
              {local.map((draft) => (
                <DraftCard key={draft.id} draft={draft} />
              ))}
              {items.map((offer) => (
                <OfferCard key={offer.id} offer={offer} waits={waits.has(offer.id)} rules={rules} />
              ))}
            </ul>
          </section>
        );
      })}
      <MoreButton list={list} />
    </section>
  );
}

function DraftCard({ draft }: { draft: OfferDraft }) {
  const words = companyWords();
  const { content } = draft;
  return (
    <li class="card">
      <div class="card-text">
        <p class="kind">{words.kinds[content.kind]}</p>
        <h4>
          <a href={`/company/offers/${draft.id}/edit`}>{content.title || words.untitled}</a>
        </h4>
        {isAhead(draft) && (
          <p class="tags">
            <span class="tag">{draft.seenAt === null ? words.onlyHere : words.notSent}</span>
          </p>
        )}
      </div>
    </li>
  );
}

/** What the law says that keeps an offer, each rule in its first sentence. */
function heldByLaw({ held_rules }: OfferBrief, rules: OfferRules | undefined): string {
  const says = (rules?.rules ?? [])
    .filter(({ code }) => held_rules.includes(code))
    .map((one) => whyOf(one.says[language.value]).says);
  const words = companyWords().offer;
  return says.length ? `${words.heldByLaw} ${says.join(" ")}` : words.heldFor.law!;
}

function OfferCard({ offer, waits, rules }: { offer: OfferBrief; waits: boolean; rules: OfferRules | undefined }) {
  const words = companyWords();
  const door = offer.status === "draft" ? `/company/offers/${offer.id}/edit?step=check` : `/company/offers/${offer.id}`;
  const when = weekSpans(offer.weeks.slice(0, 2), offer.weekdays);
  return (
    <li class="card">
      <div class="card-text">
        <p class="kind">{words.kinds[offer.kind]}</p>
        <h4>
          <a href={door}>{offer.title || words.untitled}</a>
        </h4>
        <p class="facts">
          {offer.levels.length > 0 && <span>{levelsText(offer.levels)}</span>}
          {when && <span>{offer.weeks.length > 2 ? `${when}, …` : when}</span>}
          {offer.status !== "draft" && <span>{words.places(offer.places - offer.taken, offer.places)}</span>}
        </p>
        {(offer.held_for.length > 0 || waits) && (
          <p class="tags">{waits && <span class="tag">{words.notSent}</span>}</p>
        )}
        {offer.held_for.map((code) => (
          <p key={code} class="hint">
            {code === "law" ? heldByLaw(offer, rules) : (words.offer.heldFor[code] ?? code)}
          </p>
        ))}
      </div>
      <Icon name="next" />
    </li>
  );
}
