import { useEffect, useState } from "preact/hooks";
import { isAbort } from "../../../data/client";
import { momentText } from "../../../data/format";
import { keepForAccount, keptForAccount, noneUnseen, unseen } from "../../../data/session";
import type { Page } from "../../../data/types";
import { language, t } from "../../../i18n";
import { ListFailure } from "../../../ui/failure";
import { Icon } from "../../../ui/icon";
import { Empty } from "../../../ui/list-parts";
import { NeedsAccount } from "../../../ui/needs-account";
import { BackButton, PageTitle } from "../../../ui/page";
import { ListSkeleton } from "../../../ui/skeleton";
import { meApi, type Notification } from "../../data/me";
import { accountWords } from "../../words/account";
import "./account.css";
import { doorOf, wordsOf } from "./notification-words";

const KEPT = "notifications";

/** What happened to the person, newest first. Looking at it counts as having seen it. */
export function NotificationsPage() {
  return <NeedsAccount>{(account) => <Notifications key={account.id} />}</NeedsAccount>;
}

function Notifications() {
  const words = accountWords().notifications;
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
  return (
    <div class="page text">
      <BackButton />
      <PageTitle text={words.title} />
      {kept && <p class="banner">{words.kept}</p>}
      {!page && !error && <ListSkeleton rows={3} />}
      {page?.items.length === 0 && <Empty title={words.none} text={words.noneHelp} />}
      <ul class="notifications">
        {page?.items.map((one) => (
          <Row key={one.id} one={one} />
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

function Row({ one }: { one: Notification }) {
  const words = accountWords().notifications;
  const door = doorOf(one);
  const text = wordsOf(one, words);
  return (
    <li class={one.seen ? undefined : "fresh"}>
      <div>
        <p>{door ? <a href={door}>{text}</a> : text}</p>
        {one.about && (
          <p>
            <b>{one.about}</b>
          </p>
        )}
        <p class="hint">
          {momentText(one.created_at, language.value)} {!one.seen && <span class="tag">{words.fresh}</span>}
        </p>
      </div>
      {door && <Icon name="next" />}
    </li>
  );
}

/** Told to the server; without a network it will be told at the next look. */
function markSeen(items: Notification[]): void {
  const last = Math.max(0, ...items.filter(({ seen }) => !seen).map(({ id }) => id));
  if (last)
    void meApi
      .seen(last)
      .then(noneUnseen)
      .catch(() => undefined);
}
