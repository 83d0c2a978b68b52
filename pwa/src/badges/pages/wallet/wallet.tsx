import { forgetRefused, refusedOf, waitingClaims } from "../../../data/outbox";
import type { Me } from "../../../data/session";
import { ListFailure } from "../../../ui/failure";
import { Empty } from "../../../ui/list-parts";
import { NeedsAccount } from "../../../ui/needs-account";
import { PageTitle } from "../../../ui/page";
import { ListSkeleton } from "../../../ui/skeleton";
import type { Badge, Wallet } from "../../data/wallet/shapes";
import { badgesWords } from "../../words/badges";
import { BadgeCard, StateTag } from "./parts";
import { useWallet } from "./use-wallet";

/** One's own badges: what waits for an answer first. */
export function WalletPage() {
  return <NeedsAccount>{(account) => <Mine key={account.id} account={account} />}</NeedsAccount>;
}

function Mine({ account }: { account: Me }) {
  const words = badgesWords().wallet;
  const { wallet, error, reload } = useWallet(account.id);
  return (
    <div class="page">
      <PageTitle text={words.title} />
      <p class="lead">{words.lead}</p>
      <p class="actions">
        <a class="button main" href="/badges/claim">
          {words.code}
        </a>
        <a class="button" href="/badges/catalogue">
          {words.catalogue}
        </a>
        <a class="button" href="/badges/import">
          {words.import}
        </a>
      </p>
      {waitingClaims.value.length > 0 && <p class="banner">{words.leaves}</p>}
      <RefusedClaims />
      {wallet ? (
        <Groups wallet={wallet} />
      ) : error === undefined ? (
        <ListSkeleton rows={3} />
      ) : (
        <ListFailure error={error} onRetry={reload} />
      )}
    </div>
  );
}

const WAITING = ["offered", "with_parent"];

function Groups({ wallet: { items, requests } }: { wallet: Wallet }) {
  const words = badgesWords();
  const { wallet } = words;
  const asked = requests.filter(({ status }) => ["draft", "waiting", "refused", "ended"].includes(status));
  if (!items.length && !asked.length) {
    return (
      <Empty
        picture="badges"
        title={wallet.none}
        text={wallet.noneHelp}
        href="/badges/catalogue"
        link={wallet.catalogue}
      />
    );
  }
  const groups: [string, Badge[]][] = [
    [wallet.offered, items.filter(({ state }) => state === "offered")],
    [wallet.waiting, items.filter(({ state }) => state === "with_parent")],
    [wallet.mine, items.filter(({ state }) => !WAITING.includes(state))],
  ];
  return (
    <>
      {groups.map(([title, badges]) =>
        badges.length === 0 ? null : (
          <section key={title}>
            <h2>{title}</h2>
            <ul class="cards badge-grid">
              {badges.map(({ id, name, issuer, image_url, state }) => (
                <BadgeCard key={id} href={`/badges/${id}`} picture={image_url} name={name} from={issuer.name}>
                  <StateTag state={state} />
                </BadgeCard>
              ))}
            </ul>
          </section>
        ),
      )}
      {asked.length > 0 && (
        <section>
          <h2>{wallet.requests}</h2>
          <ul class="cards badge-grid">
            {asked.map(({ id, achievement_id, name, issuer, image_url, status, reason }) => (
              <BadgeCard
                key={id}
                href={status === "ended" ? "/badges/catalogue" : `/achievements/${achievement_id}/ask`}
                picture={image_url}
                name={name}
                from={status === "ended" ? wallet.ended : reason || issuer.name}
              >
                <span class="tag">{words.requests[status]}</span>
              </BadgeCard>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

/** Codes that the server did not take, with its reason. */
function RefusedClaims() {
  const words = badgesWords().wallet;
  return (
    <>
      {refusedOf("claims").map(({ entry, why }) => (
        <div key={entry.id} class="hint-card" role="status">
          <p>
            <strong>{words.refused}</strong>
          </p>
          <p>{why}</p>
          <p class="actions">
            <button type="button" class="button" onClick={() => forgetRefused("claims", entry.id)}>
              {words.forget}
            </button>
          </p>
        </div>
      ))}
    </>
  );
}
