import { useEffect, useState } from "preact/hooks";
import { isAbort } from "../../../data/client";
import { momentText } from "../../../data/format";
import { keepForAccount, keptForAccount, noneUnseen, unseen } from "../../../data/session";
import type { Page } from "../../../data/types";
import { language, t } from "../../../i18n";
import { colon } from "../../../i18n/colon";
import { ListFailure } from "../../../ui/failure";
import { Icon } from "../../../ui/icon";
import { Empty } from "../../../ui/list-parts";
import { show } from "../../../ui/navigation/announcer";
import { NeedsAccount } from "../../../ui/needs-account";
import { BackButton, PageTitle } from "../../../ui/page";
import { ListSkeleton } from "../../../ui/skeleton";
import { meApi, type Notification } from "../../data/me";
import { newsWords } from "../../words/news";
import "./news.css";
import { type Group, grouped, idsOf } from "./news-groups";
import { doorOf, wordsOf } from "./news-words";

const KEPT = "notifications";

/** What happened to the person, a row for each thing, newest first. Looking at it counts as having seen it. */
export function NotificationsPage() {
  return <NeedsAccount>{(account) => <Notifications key={account.id} />}</NeedsAccount>;
}

function Notifications() {
  const words = newsWords();
  const [page, setPage] = useState<Page<Notification> | null>(null);
  const [kept, setKept] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    const left = new AbortController();
    setError(null);
    meApi.notifications(null, left.signal).then(
      (first) => {
        setPage(first);
        setKept(false);
        keepForAccount(KEPT, first.items);
        markSeen(first.items);
      },
      (reason: unknown) => {
        if (left.signal.aborted || isAbort(reason)) return;
        const earlier = keptForAccount<Notification[]>(KEPT);
        setKept(earlier !== undefined);
        if (earlier) setPage({ items: earlier, next: null });
        else setError(reason);
      },
    );
    return () => left.abort();
  }, [attempt]);
  // A push came while the list is open.
  useEffect(() => {
    if (page && unseen.value > 0) setAttempt(attempt + 1);
  }, [unseen.value]);
  const more = async (): Promise<void> => {
    if (!page?.next) return;
    try {
      const next = await meApi.notifications(page.next);
      setPage({ items: [...page.items, ...next.items], next: next.next });
    } catch (reason) {
      setError(reason);
    }
  };
  const showItems = (change: (items: Notification[]) => Notification[]): void =>
    setPage((shown) => {
      if (!shown) return shown;
      const items = change(shown.items);
      keepForAccount(KEPT, items);
      return { ...shown, items };
    });
  const putAway = async (group: Group): Promise<void> => {
    const ids = idsOf(group);
    const own = [group.newest, ...group.earlier].map((one) => ({ ...one, seen: true }));
    const bring = () => showItems((items) => [...items, ...own].sort((a, b) => b.id - a.id));
    const takeBack = async (): Promise<void> => {
      try {
        await meApi.putAway(ids, false);
        bring();
        show(words.back);
      } catch {
        show(words.failed);
      }
    };
    showItems((items) => items.filter(({ id }) => !ids.includes(id)));
    try {
      await meApi.putAway(ids, true);
      show(words.away, () => void takeBack());
    } catch {
      bring();
      show(words.failed);
    }
  };
  return (
    <div class="page text">
      <BackButton />
      <PageTitle text={words.title} />
      {kept && <p class="banner">{words.kept}</p>}
      {!page && !error && <ListSkeleton rows={3} />}
      {page?.items.length === 0 && (
        <Empty picture="bell" title={words.none} text={words.noneHelp} href="/me/preferences" link={words.choose} />
      )}
      <ul class="notifications">
        {grouped(page?.items ?? []).map((group) => (
          <Row key={group.newest.id} group={group} onAway={() => void putAway(group)} />
        ))}
      </ul>
      {error !== null && <ListFailure error={error} onRetry={() => setAttempt(attempt + 1)} />}
      {page?.next && error === null && (
        <button type="button" class="button wide" onClick={() => void more()}>
          {t().more}
        </button>
      )}
    </div>
  );
}

function Row({ group, onAway }: { group: Group; onAway: () => void }) {
  const words = newsWords();
  const { newest, earlier } = group;
  const door = doorOf(newest);
  const text = wordsOf(newest, words);
  const fresh = [newest, ...earlier].some(({ seen }) => !seen);
  const away = ({ currentTarget }: MouseEvent): void => {
    // The keyboard goes on with the next row.
    const row = (currentTarget as Element).closest("li");
    const next = row?.nextElementSibling ?? row?.previousElementSibling;
    (next?.querySelector<HTMLElement>(":scope > button") ?? document.querySelector("h1"))?.focus();
    onAway();
  };
  return (
    <li class={fresh ? "fresh" : undefined}>
      <div>
        <p>{door ? <a href={door}>{text}</a> : text}</p>
        {newest.about && (
          <p>
            <b>{newest.about}</b>
          </p>
        )}
        <p class="hint">
          {momentText(newest.created_at, language.value)} {fresh && <span class="tag">{words.fresh}</span>}
        </p>
        {earlier.length > 0 && (
          <details class="over-card">
            <summary>{words.earlier(earlier.length)}</summary>
            <ul>
              {earlier.map((one) => (
                <li key={one.id}>
                  {wordsOf(one, words)} <span class="hint">{momentText(one.created_at, language.value)}</span>
                </li>
              ))}
            </ul>
          </details>
        )}
      </div>
      <button
        type="button"
        class="round flat over-card"
        title={words.putAway}
        aria-label={[words.putAway, [text, newest.about].filter(Boolean).join(" ")].join(colon())}
        onClick={away}
      >
        <Icon name="close" />
      </button>
    </li>
  );
}

/** Told to the server; what it could not be told counts as unseen when the count is next asked for, and is told then. */
function markSeen(items: Notification[]): void {
  const last = Math.max(0, ...items.filter(({ seen }) => !seen).map(({ id }) => id));
  if (last)
    void meApi
      .seen(last)
      .catch(() => undefined)
      .then(noneUnseen);
}
