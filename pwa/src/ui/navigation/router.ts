// Addresses of the app: history, scroll restoration, and which heading takes the focus.
import { computed, signal } from "@preact/signals";

interface Spot {
  path: string;
  search: string;
  /** Names this entry of the history, for its scroll position. */
  key: string;
  /** Pages opened before this one in the tab. */
  depth: number;
}

interface HistoryState {
  key: string;
  depth: number;
}

const SCROLL_STORE = "scroll";
const RESTORE_LIMIT_MS = 2000;

function here(state: HistoryState): Spot {
  return { path: location.pathname, search: location.search, ...state };
}

function firstState(): HistoryState {
  const known = history.state as HistoryState | null;
  const state = known?.key ? known : { key: newKey(), depth: 0 };
  history.replaceState(state, "");
  return state;
}

function newKey(): string {
  return Math.random().toString(36).slice(2, 10);
}

const spot = signal<Spot>(here(firstState()));
const scrolls = new Map<string, number>(readScrolls());

export const path = computed(() => spot.value.path);
export const query = computed(() => new URLSearchParams(spot.value.search));
export const entryKey = computed(() => spot.value.key);

let headingAwaited = false;

/** Whether the next heading that appears must take the focus; asking uses it up. */
export function takeHeadingFocus(): boolean {
  const awaited = headingAwaited;
  headingAwaited = false;
  return awaited;
}

/** Let the next heading that appears take the focus, as after a navigation. */
export function awaitHeading(): void {
  headingAwaited = true;
}

/** Open an address of the app. With `replace`, the present entry of the history becomes it. */
export function navigate(href: string, { replace = false } = {}): void {
  const url = new URL(href, location.href);
  const samePage = url.pathname === spot.value.path;
  rememberScroll();
  const state = replace
    ? { key: spot.value.key, depth: spot.value.depth }
    : { key: newKey(), depth: spot.value.depth + 1 };
  if (replace) history.replaceState(state, "", url);
  else history.pushState(state, "", url);
  if (!samePage) awaitHeading();
  spot.value = here(state);
  if (!samePage) scrollTo(0, 0);
}

/** Change the query of the present page; null removes a value. No new entry in the history. */
export function setQuery(changes: Record<string, string | string[] | null>): void {
  const next = new URLSearchParams(spot.value.search);
  for (const [name, value] of Object.entries(changes)) {
    next.delete(name);
    for (const one of value === null ? [] : [value].flat()) next.append(name, one);
  }
  const text = next.toString();
  navigate(spot.value.path + (text && `?${text}`), { replace: true });
}

/** Go back inside the app, or to its home when it was opened here. */
export function back(): void {
  if (spot.value.depth > 0) history.back();
  else navigate("/", { replace: true });
}

function rememberScroll(): void {
  scrolls.set(spot.value.key, scrollY);
}

function readScrolls(): [string, number][] {
  try {
    return JSON.parse(sessionStorage.getItem(SCROLL_STORE) ?? "[]") as [string, number][];
  } catch {
    return [];
  }
}

/** Scroll to where this entry was left, as soon as the page is tall enough; the reader's own scroll wins. */
function restoreScroll(): void {
  const top = scrolls.get(spot.value.key) ?? 0;
  const key = spot.value.key;
  const until = performance.now() + RESTORE_LIMIT_MS;
  const stop = new AbortController();
  for (const gesture of ["wheel", "touchstart", "keydown"]) {
    addEventListener(gesture, () => stop.abort(), { signal: stop.signal, passive: true });
  }
  const attempt = (): void => {
    if (stop.signal.aborted || spot.value.key !== key) return;
    const tallEnough = document.documentElement.scrollHeight >= top + innerHeight;
    if (tallEnough || performance.now() > until) {
      scrollTo(0, top);
      stop.abort();
    } else {
      requestAnimationFrame(attempt);
    }
  };
  requestAnimationFrame(attempt);
}

function isPlainClick(event: MouseEvent): boolean {
  return event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
}

/** Take over links to our own pages, the history and the scroll position. */
export function startRouter(): void {
  history.scrollRestoration = "manual";
  addEventListener("popstate", () => {
    rememberScroll();
    const leaving = spot.value.path;
    const state = (history.state as HistoryState | null) ?? firstState();
    headingAwaited = leaving !== location.pathname;
    spot.value = here(state);
    restoreScroll();
  });
  addEventListener("pagehide", () => {
    rememberScroll();
    sessionStorage.setItem(SCROLL_STORE, JSON.stringify([...scrolls].slice(-50)));
  });
  document.addEventListener("click", (event) => {
    const link = (event.target as Element).closest("a");
    if (!link || event.defaultPrevented || !isPlainClick(event)) return;
    const elsewhere = link.origin !== location.origin || /^\/(api|ob)\//.test(link.pathname);
    if (elsewhere || link.target || link.hasAttribute("download") || link.hash) return;
    event.preventDefault();
    navigate(link.href);
  });
  restoreScroll();
}
