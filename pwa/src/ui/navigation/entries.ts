// What the browser's history holds: an entry for each page, and above it one for each sheet that lies over the page, so
// that « back » closes the sheet first. Whoever goes on from a sheet leaves no entry of it behind.

/** What an entry knows of its page. */
export interface PageEntry {
  /** Names it, for its scroll position; a sheet's entry has its page's. */
  key: string;
  /** Pages opened before this one in the tab. */
  depth: number;
  /** The depth at which the steps of this page began. */
  begun: number;
  /** The path of the page before these steps. */
  before: string | null;
}

interface Entry extends PageEntry {
  /** Sheets over the page. */
  sheets?: number;
}

interface Arrival {
  acts: (() => void)[];
  key: string | undefined;
}

/** Asks a sheet to close; whether it does. */
type Close = () => boolean;

/** The sheets that are open, the lowest first. */
const sheets: Close[] = [];
/** What to do once the browser has gone back, for which it takes its time; and to whose entry, where that is known. */
let arriving: Arrival | undefined;

const entry = (): Entry | null => history.state as Entry | null;
const above = (): number => entry()?.sheets ?? 0;

/** A sheet is open: « back » closes it. To be called when it no longer is. */
export function cover(close: Close): () => void {
  sheets.push(close);
  queueMicrotask(settle);
  return () => {
    const at = sheets.indexOf(close);
    if (at >= 0) sheets.splice(at, 1);
    queueMicrotask(settle);
  };
}

/** As many entries as sheets: one sheet that takes another's place takes its entry too. */
export function settle(): void {
  if (arriving) return;
  const missing = sheets.length - above();
  for (let number = above() + 1; number <= sheets.length; number++) {
    history.pushState({ ...entry(), sheets: number }, "");
  }
  if (missing >= 0) return;
  // What was searched from the sheet is the page's address too.
  const page = { ...entry(), sheets: sheets.length };
  const address = location.href;
  goBack(-missing, () => history.replaceState(page, "", address), page.key);
}

/** Write a page's entry. With `stays` it is the same page with another query, and its sheets stay open. */
export function write(page: PageEntry, url: URL, { replace, stays }: { replace: boolean; stays: boolean }): void {
  const put = (over: boolean, open = 0): void =>
    history[over ? "replaceState" : "pushState"]({ ...page, sheets: open } satisfies Entry, "", url);
  if (!stays) sheets.length = 0;
  if (arriving) whenThere(() => put(replace, replace && stays ? above() : 0));
  else if (!above() || !replace) put(replace || above() > 0);
  else if (stays) put(true, above());
  else goBack(above(), () => put(true), page.key);
  queueMicrotask(settle);
}

/** Leave a page and so many entries below it; what is then written takes the place of the last, else it is gone to. */
export function leave(entries: number, act?: () => void): void {
  sheets.length = 0;
  if (arriving) whenThere(() => leave(entries, act));
  else if (act) goBack(entries + above(), act);
  else {
    // A sheet that closes meanwhile goes back no further: who arrives is on another page than this one's.
    arriving = { acts: [], key: entry()?.key };
    history.go(-entries - above());
  }
}

function whenThere(act: () => void): void {
  if (arriving) arriving.acts.push(act);
  else act();
}

function goBack(entries: number, act: () => void, key?: string): void {
  // Going by none would reload.
  if (entries === 0) act();
  else {
    arriving = { acts: [act], key };
    history.go(-entries);
  }
}

/** The browser went to an entry: whether it only did what was asked of it here. */
export function arrive(): boolean {
  const asked = arriving;
  arriving = undefined;
  // Whoever pressed « back » at the same moment is further.
  if (!asked || (asked.key && asked.key !== entry()?.key)) return false;
  // One that goes back in its turn is waited for.
  for (const act of asked.acts) whenThere(act);
  return true;
}

/** The browser went to another entry of the same page: sheets above it close, unless one asks to stay. */
export function uncover(page: PageEntry, address: string): void {
  const open = above();
  history.replaceState({ ...page, sheets: open } satisfies Entry, "", address);
  while (sheets.length > open && sheets.at(-1)?.()) sheets.pop();
}

/** The browser went to another page. */
export function uncoverAll(): void {
  sheets.length = 0;
}
