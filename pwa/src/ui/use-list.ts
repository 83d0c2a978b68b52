import { useCallback, useEffect, useRef, useState } from "preact/hooks";
import { isAbort } from "../data/client";
import type { Page } from "../data/types";

/** A list that grows page by page. */
export interface List<T, P = Page<T>> {
  items: T[];
  /** The first page as it came, with what it says besides its items. */
  first: P | undefined;
  hasMore: boolean;
  state: "loading" | "ready" | "failed";
  loadingMore: boolean;
  error: unknown;
  /** How many items were there before the last page came. */
  before: number;
  loadMore(): void;
  retry(): void;
  /** Ask for the first page again; what is shown stays until it is there. */
  reload(): void;
}

interface Remembered {
  items: unknown[];
  next: string | null;
  first: unknown;
  at: number;
}

const REMEMBERED_MAX = 20;
const REMEMBERED_MS = 300_000;
/** Lists seen lately, so that "back" shows them at once, at their whole length. */
const remembered = new Map<string, Remembered>();

function recall(key: string): Remembered | undefined {
  const known = remembered.get(key);
  return known && Date.now() - known.at < REMEMBERED_MS ? known : undefined;
}

function remember(key: string, items: unknown[], next: string | null, first: unknown): void {
  remembered.delete(key);
  remembered.set(key, { items, next, first, at: Date.now() });
  if (remembered.size > REMEMBERED_MAX) remembered.delete(remembered.keys().next().value!);
}

/**
 * The list that `key` names; `fetchPage` brings one page of it. Null as key: nothing is asked.
 * A `fresh` list is asked anew each time: what belongs to an account is not remembered beyond its page.
 */
export function useList<T, P extends Page<T> = Page<T>>(
  key: string | null,
  fetchPage: (cursor: string | undefined, signal: AbortSignal) => Promise<P>,
  onLoaded: (count: number, hasMore: boolean) => void,
  { fresh = false } = {},
): List<T, P> {
  const known = key === null || fresh ? undefined : recall(key);
  const [shown, setShown] = useState({
    key,
    items: (known?.items ?? []) as T[],
    next: known?.next ?? null,
    first: known?.first as P | undefined,
    before: 0,
    state: (known ? "ready" : "loading") as List<T>["state"],
    error: undefined as unknown,
  });
  const [loadingMore, setLoadingMore] = useState(false);
  const running = useRef<AbortController>(undefined);

  const load = useCallback(
    (cursor: string | undefined, earlier: T[], begun?: P) => {
      if (key === null) return;
      running.current?.abort();
      const mine = new AbortController();
      running.current = mine;
      setLoadingMore(cursor !== undefined);
      fetchPage(cursor, mine.signal)
        .then((page) => {
          if (mine.signal.aborted) return;
          const items = [...earlier, ...page.items];
          const first = begun ?? page;
          if (!fresh) remember(key, items, page.next, first);
          setShown({ key, items, next: page.next, first, before: earlier.length, state: "ready", error: undefined });
          onLoaded(items.length, page.next !== null);
        })
        .catch((error: unknown) => {
          if (mine.signal.aborted || isAbort(error)) return;
          setShown({ key, items: earlier, next: cursor ?? null, first: begun, before: 0, state: "failed", error });
        })
        .finally(() => {
          if (!mine.signal.aborted) setLoadingMore(false);
        });
    },
    [key],
  );

  useEffect(() => {
    const again = key === null || fresh ? undefined : recall(key);
    const state = again || key === null ? "ready" : "loading";
    setShown({
      key,
      items: (again?.items ?? []) as T[],
      next: again?.next ?? null,
      first: again?.first as P | undefined,
      before: 0,
      state,
      error: undefined,
    });
    if (!again) load(undefined, []);
    return () => running.current?.abort();
  }, [key]);

  const current = shown.key === key;
  return {
    items: current ? shown.items : [],
    first: current ? shown.first : undefined,
    hasMore: current && shown.next !== null,
    state: current ? shown.state : "loading",
    loadingMore,
    error: shown.error,
    before: shown.before,
    loadMore: () => {
      if (shown.next !== null && !loadingMore) load(shown.next, shown.items, shown.first);
    },
    retry: () => {
      setShown({ ...shown, state: shown.items.length ? "ready" : "loading", error: undefined });
      load(shown.next ?? undefined, shown.items, shown.first);
    },
    reload: () => load(undefined, []),
  };
}
