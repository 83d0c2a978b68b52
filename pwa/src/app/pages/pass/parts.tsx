import { useEffect } from "preact/hooks";
import { Picture } from "../../../badges/pages/wallet/parts";
import { useWallet } from "../../../badges/pages/wallet/use-wallet";
import { isOffline } from "../../../data/errors";
import { momentText } from "../../../data/format";
import { pinned, saved } from "../../../data/kept-list";
import { type Consents, type Purpose, privacyApi } from "../../../data/privacy";
import { keepForAccount, keptForAccount, type Me } from "../../../data/session";
import { quietly } from "../../../data/store";
import { loadPlan, plan } from "../../../guide/pages/path/plan";
import { language } from "../../../i18n";
import { colon } from "../../../i18n/colon";
import { ANSWERED, myApplications } from "../../../placements/data/applications";
import { isToCome, meetingsApi } from "../../../talk/data/meetings";
import { useLoaded } from "../../../ui/forms/use-loaded";
import { useNews } from "../../../ui/use-news";
import { passWords } from "../../words/pass";
import { Awaited, Counts, None, Part } from "./part";

const BADGES_SHOWN = 3;
const KEPT_CONSENTS = "consents";

/** One's badges, each a tap away from being shown. */
export function BadgesPart({ account }: { account: Me }) {
  const words = passWords().badges;
  const { wallet, error, reload } = useWallet(account.id);
  const valid = wallet?.items.filter(({ state }) => state === "valid") ?? [];
  const offered = wallet?.items.filter(({ state }) => state === "offered") ?? [];
  return (
    <Part title={words.title} href="/badges">
      {!wallet && <Awaited error={error} onRetry={reload} />}
      {wallet && !valid.length && !offered.length && (
        <None text={words.none} href="/badges/catalogue" link={words.toNone} />
      )}
      <Counts
        of={[
          [offered.length, words.offered],
          [valid.length, words.valid],
        ]}
      />
      {valid.length > 0 && (
        <ul class="pass-badges">
          {valid.slice(0, BADGES_SHOWN).map(({ id, name, image_url }) => (
            <li key={id}>
              <Picture src={image_url} />
              <a href={`/badges/${id}`}>{name}</a>
              <a class="button" href={`/badges/${id}?show=`} aria-label={words.showNamed(name)}>
                {words.show}
              </a>
            </li>
          ))}
        </ul>
      )}
    </Part>
  );
}

export function ApplicationsPart({ account }: { account: Me }) {
  const words = passWords().applications;
  const loaded = useLoaded(`applications ${account.id}`, (signal) => myApplications(undefined, signal));
  useNews(ANSWERED, loaded.reload);
  const items = loaded.data?.items ?? [];
  const of = (...statuses: string[]) => items.filter(({ status }) => statuses.includes(status)).length;
  const open = of("accepted", "sent", "confirmed");
  return (
    <Part title={words.title} href="/me/applications">
      {!loaded.data && <Awaited error={loaded.error} onRetry={loaded.reload} />}
      {loaded.data && !items.length && <None text={words.none} href="/offers" link={words.toNone} />}
      <Counts
        of={[
          [of("accepted"), words.answer],
          [of("sent"), words.sent],
          [of("confirmed"), words.confirmed],
          [items.length - open, words.ended],
        ]}
      />
    </Part>
  );
}

/** Where one has a seat: when the next one is, and how many more there are. */
export function MeetingsPart({ account }: { account: Me }) {
  const words = passWords().meetings;
  const loaded = useLoaded(`my meetings ${account.id}`, meetingsApi.mine);
  useNews(["meeting.moved", "meeting.cancelled", "meeting.missed", "meeting.open"], loaded.reload);
  // The latest stands first in what the server sends.
  const coming = (loaded.data?.items ?? []).filter((one) => one.registered && isToCome(one)).reverse();
  const [next] = coming;
  return (
    <Part title={words.title} href="/meetings">
      {!loaded.data && <Awaited error={loaded.error} onRetry={loaded.reload} />}
      {loaded.data && !next && <None text={words.none} href="/meetings" link={words.toNone} />}
      {next && (
        <p>
          {momentText(next.starts_at, language.value)}
          {colon()}
          <a href={`/meetings/${next.id}`}>{next.career.label}</a>
        </p>
      )}
      <Counts of={[[coming.length - 1, words.more]]} />
    </Part>
  );
}

/** Where one wants to go: kept on this phone alone, as the page itself says. */
export function PathPart() {
  const words = passWords().path;
  useEffect(() => void quietly(loadPlan), []);
  const goals = pinned.all.value.filter(({ sheet }) => sheet.type !== "event").length;
  const done = plan.value.done.length;
  return (
    <Part title={words.title} href="/path">
      {!goals && !done && <None text={words.none} href="/careers" link={words.toNone} />}
      <Counts
        of={[
          [goals, words.goals],
          [done, words.done],
        ]}
      />
      <p class="hint">{words.phone}</p>
    </Part>
  );
}

export function SavedPart() {
  const words = passWords().saved;
  const count = saved.all.value.length;
  return (
    <Part title={words.title} href="/saved">
      {!count && <None text={words.none} href="/" link={words.toNone} />}
      <Counts of={[[count, words.count]]} />
      <p class="hint">{passWords().path.phone}</p>
    </Part>
  );
}

/** Where a consent stands that was asked for; a parent's no is told too, or it would seem never asked for. */
function tagOf({ purpose, state, decided_by }: Consents["consents"][number]): { purpose: Purpose; tag: string } | null {
  const { on, waits, withdrawn, refused } = passWords().allowed;
  if (state === "granted") return { purpose, tag: on };
  if (state === "waiting_for_parent") return { purpose, tag: waits };
  if (decided_by !== "parent") return null;
  if (state === "withdrawn") return { purpose, tag: withdrawn };
  return state === "refused" ? { purpose, tag: refused } : null;
}

/** What somebody said yes to, and who sees something by it. */
export function AllowedPart({ account }: { account: Me }) {
  const words = passWords().allowed;
  const loaded = useLoaded(`consents ${account.id}`, consentsOf);
  useNews(["consent.parent_answered", "consent.parent_withdrew", "consent.suspended"], loaded.reload);
  const given = loaded.data?.flatMap((consent) => tagOf(consent) ?? []) ?? [];
  return (
    <Part title={words.title} href="/me/consents">
      {!loaded.data && <Awaited error={loaded.error} onRetry={loaded.reload} />}
      {loaded.data && !given.length && <p>{words.none}</p>}
      {given.length > 0 && (
        <ul class="pass-allowed">
          {given.map(({ purpose, tag }) => (
            <li key={purpose}>
              {words.who[purpose]} <span class="tag">{tag}</span>
            </li>
          ))}
        </ul>
      )}
      <p class="hint">{words.always}</p>
    </Part>
  );
}

/** One's consents: from the server, without a network those that this phone knew last. */
async function consentsOf(signal: AbortSignal): Promise<Consents["consents"]> {
  try {
    const { consents } = await privacyApi.consents(signal);
    keepForAccount(KEPT_CONSENTS, consents);
    return consents;
  } catch (error) {
    const kept = keptForAccount<Consents["consents"]>(KEPT_CONSENTS);
    if (!isOffline(error) || !kept) throw error;
    return kept;
  }
}
