import type { ComponentChildren } from "preact";
import { t } from "../i18n";
import { ListFailure } from "./failure";
import { Picture } from "./picture";
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
  /** The way on from there. */
  children?: ComponentChildren;
}

/** What stands in a list's place: its skeleton, what went wrong, or that nothing is there. */
export function ListStates({ list, none, rows = 5, children }: StatesProps) {
  if (list.state === "loading") return <ListSkeleton rows={rows} />;
  if (list.state === "failed") return <ListFailure error={list.error} onRetry={list.retry} />;
  if (list.items.length) return null;
  return (
    <Nothing>
      <p>{none}</p>
      {children}
    </Nothing>
  );
}

interface EmptyProps {
  title: string;
  text: string;
  /** The way to where the first one comes from. */
  href?: string;
  link?: string;
  picture?: string;
}

/** What stands where a list has nothing: a picture, and what is written there. */
export function Nothing({
  picture = "nothing",
  children,
}: {
  picture?: string | undefined;
  children: ComponentChildren;
}) {
  return (
    <div class="empty">
      <Picture name={`empty/${picture}`} size={48} />
      {children}
    </div>
  );
}

/** Nothing is here yet, and what to do about it. */
export function Empty({ title, text, href, link, picture }: EmptyProps) {
  return (
    <Nothing picture={picture}>
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
    </Nothing>
  );
}
