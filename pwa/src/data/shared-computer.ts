// A computer of a school or an information centre: whoever uses it leaves it as if they had not been there.
import { signal } from "@preact/signals";
import { settings } from "./settings";
import { SHARED_CACHE } from "./shared-cache";

const STORE = "shared";
/** In storage of the tab alone: it has been here before, and is not a browser opened anew. */
const HERE = "shared-here";
/** Set over the reload that ends a visit: how many things were lost unsent, or that something could not be erased. */
const LEFT = "shared-left";

export interface Shared {
  /** How long it may be left alone (milliseconds). */
  idle: number;
  /** When its time is over, in use or not (milliseconds). */
  until: number;
  /** When it was last used. */
  seen: number;
  /** The account that signed in; the end of its session is the end of the visit. */
  owner?: string | undefined;
}

/** Set while this computer is shared: no copy of what is read is kept on it then. */
export const shared = signal<Shared | null>(keptShared());

/** This computer is shared from now on, until the visit ends. */
export function share(known: Partial<Shared> = {}): void {
  const { shared_session_minutes: minutes = 30, shared_session_hours: hours = 2 } = settings.peek() ?? {};
  const now = Date.now();
  keepShared({
    idle: minutes * 60_000,
    until: now + hours * 3_600_000,
    seen: now,
    ...shared.peek(),
    ...known,
  });
  sayHere();
  void globalThis.caches?.open(SHARED_CACHE).catch(() => undefined);
}

/** It was not meant; nobody has signed in so. */
export function unshare(): void {
  keepShared(null);
  void globalThis.caches?.delete(SHARED_CACHE).catch(() => undefined);
}

export function keepShared(now: Shared | null): void {
  shared.value = now;
  try {
    if (now) localStorage.setItem(STORE, JSON.stringify(now));
    else localStorage.removeItem(STORE);
  } catch {
    // Storage refused: then nothing else is kept either.
  }
}

/** What any tab of this browser knows now. */
export function keptShared(): Shared | null {
  try {
    const kept = JSON.parse(localStorage.getItem(STORE) ?? "null") as Shared | null;
    return typeof kept?.until === "number" && typeof kept.idle === "number" ? kept : null;
  } catch {
    return null;
  }
}

/** Whether this tab was open in this visit. */
export const wasHere = (): boolean => ask(HERE) !== null;
export const sayHere = (): void => tell(HERE, "1");

/** How a visit ended on this tab just now; null otherwise. */
export const left = (): string | null => ask(LEFT);
export const sayLeft = (how: string | null): void => tell(LEFT, how);

function ask(name: string): string | null {
  try {
    return sessionStorage.getItem(name);
  } catch {
    return null;
  }
}

function tell(name: string, value: string | null): void {
  try {
    if (value === null) sessionStorage.removeItem(name);
    else sessionStorage.setItem(name, value);
  } catch {
    // Storage refused.
  }
}
