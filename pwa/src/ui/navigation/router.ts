// Addresses of the app: history, scroll restoration, and which heading takes the focus.
import { computed, signal } from "@preact/signals";
import { forgetSpoken } from "./announcer";
import { arrive, leave, type PageEntry, settle, uncover, uncoverAll, write } from "./entries";

interface Spot extends PageEntry {
  path: string;
  search: string;
}

const SCROLL_STORE = "scroll";
const RESTORE_LIMIT_MS = 2000;

function at({ pathname, search }: { pathname: string; search: string }, entry: PageEntry): Spot {
  const { key, depth, begun = depth, before = null } = entry;
  return { path: pathname, search, key, depth, begun, before };
}

function firstState(): PageEntry {
  const known = history.state as PageEntry | null;
  if (known?.key) return known;
  const state = { key: newKey(), depth: 0, begun: 0, before: null };
  history.replaceState(state, "");
  return state;
}

function newKey(): string {
  return Math.random().toString(36).slice(2, 10);
}

const spot = signal<Spot>(at(location, firstState()));
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

function leavePage(): void {
  awaitHeading();
  forgetSpoken();
}

/** Open an address of the app. With `replace`, the present entry of the history becomes it. */
export function navigate(href: string, { replace = false } = {}): void {
  const url = addressOf(href);
  const from = spot.value;
  const samePage = url.pathname === from.path;
  const depth = from.depth + (replace ? 0 : 1);
  const begun = samePage || (replace && from.begun === depth) ? from.begun : depth;
  const entry = {
    key: replace ? from.key : newKey(),
    depth,
    begun,
    before: begun === from.begun ? from.before : from.path,
  };
  rememberScroll();
  write(entry, url, { replace, stays: samePage });
  show(url, entry);
}

/** Something is done and leads to this address: « back » goes to the page before, not into the steps that led here. */
export function leaveFor(href: string): void {
  const url = addressOf(href);
  const { depth, begun, before } = spot.value;
  const steps = depth - begun;
  rememberScroll();
  if (before === url.pathname && !url.search) {
    leave(steps + 1);
    return;
  }
  const entry = { key: newKey(), depth: begun, begun, before };
  leave(steps, () => write(entry, url, { replace: true, stays: false }));
  show(url, entry);
}

/** The browser's own address comes after ours while it goes back. */
function addressOf(href: string): URL {
  return new URL(href, location.origin + spot.value.path + spot.value.search);
}

function show(url: URL, entry: PageEntry): void {
  const samePage = url.pathname === spot.value.path;
  if (!samePage) leavePage();
  spot.value = at(url, entry);
  if (!samePage) scrollTo(0, 0);
}

/** Change the query of the present page; null removes a value. No new entry in the history. */
export function setQuery(changes: Record<string, string | string[] | null>): void {
  navigate(hrefWith(changes), { replace: true });
}

/** The address of the present page with some of its query changed; null removes a value. */
export function hrefWith(changes: Record<string, string | string[] | null>): string {
  const next = new URLSearchParams(spot.value.search);
  for (const [name, value] of Object.entries(changes)) {
    next.delete(name);
    for (const one of value === null ? [] : [value].flat()) next.append(name, one);
  }
  const text = next.toString();
  return spot.value.path + (text && `?${text}`);
}

/** Go back inside the app, or to its home when it was opened here. */
export function back(): void {
  if (spot.value.depth > 0) leave(1);
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

/** Whether a tap means to open a link here, not in another tab. */
export function isPlainClick(event: MouseEvent): boolean {
  return event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
}

/** Take over links to our own pages, the history and the scroll position. */
export function startRouter(): void {
  history.scrollRestoration = "manual";
  addEventListener("popstate", () => {
    if (!arrive()) follow();
    settle();
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
    // What leads on from the end of some steps leaves them behind.
    if (link.closest("[data-done]")) leaveFor(link.href);
    else navigate(link.href);
  });
  restoreScroll();
  // A sheet does not outlive a reload; its entry goes too.
  settle();
}

/** The browser went to another entry. */
function follow(): void {
  const { path: leaving, search, ...entry } = spot.value;
  const state = (history.state as PageEntry | null) ?? firstState();
  if (state.key === entry.key) {
    uncover(entry, leaving + search);
    return;
  }
  rememberScroll();
  uncoverAll();
  headingAwaited = false;
  if (leaving !== location.pathname) leavePage();
  spot.value = at(location, state);
  restoreScroll();
}
