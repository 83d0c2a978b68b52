import { t } from "../i18n";
import { ListFailure } from "./failure";
import { ListSkeleton } from "./skeleton";
import type { List } from "./use-list";

/** The button that brings the next page of a list, as long as there is one. */
export function MoreButton({ list }: { list: List<unknown> }) {
  if (!list.hasMore || list.state !== "ready") return null;
  return (
    <button type="button" class="button wide" onClick={list.loadMore} aria-disabled={list.loadingMore}>
      {list.loadingMore ? t().loadingMore : t().more}
    </button>
  );
}

interface StatesProps {
  list: List<unknown>;
  /** What to say where nothing is. */
  none: string;
  rows?: number;
}

/** What stands in a list's place: its skeleton, what went wrong, or that nothing is there. */
export function ListStates({ list, none, rows = 5 }: StatesProps) {
  if (list.state === "loading") return <ListSkeleton rows={rows} />;
  if (list.state === "failed") return <ListFailure error={list.error} onRetry={list.retry} />;
  return list.items.length ? null : <p class="empty">{none}</p>;
}

interface EmptyProps {
  title: string;
  text: string;
  /** The way to where the first one comes from. */
  href?: string;
  link?: string;
}

/** Nothing is here yet, and what to do about it. */
export function Empty({ title, text, href, link }: EmptyProps) {
  return (
    <div class="empty">
      <p>
        <strong>{title}</strong>
      </p>
      <p>{text}</p>
      {href && (
        <p class="actions">
          <a class="button main" href={href}>
            {link}
          </a>
        </p>
      )}
    </div>
  );
}
