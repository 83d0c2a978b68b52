// Who is signed in on this phone. A copy stays on the phone, so that the app opens signed in without a network.
import { computed, signal } from "@preact/signals";
import type { components } from "./api";
import { client, onSignedOut, unwrap } from "./client";
import { onBackOnline } from "./connection";
import { ApiError } from "./errors";
import { keptShared, share, shared } from "./shared-computer";

export type SessionState = components["schemas"]["SessionState"];
export type Me = components["schemas"]["Me"];
export type MeUpdate = components["schemas"]["MeUpdate"];
export type Role = components["schemas"]["Role"];

const VISITOR: SessionState = { me: null, unseen: 0, shared_until: null };
const STORE = "session";
/** Set while a sign-out made without a network still has to reach the server. */
export const LEAVING = "signing-out";
/** Whatever else the phone keeps of an account: `account:<id>:<name>`. */
const ACCOUNT_PREFIX = "account:";
const REFRESH_AFTER_MS = 30_000;
/** How long after a server that could not say it is asked again, and at most. */
const AGAIN_MS = 2_000;
const AGAIN_MAX_MS = 30_000;

/** The session as last known, here or by the server. */
export const session = signal<SessionState>(kept());
/** Whether the server has said who is signed in; until then a kept copy may be out of date. */
export const confirmed = signal(false);

/** Whether somebody was signed in here, until the session ended by itself. */
export const ended = signal(false);

export const me = computed(() => session.value.me);
export const unseen = computed(() => session.value.unseen);

/** Counts changes made here, so that an answer asked for before one of them is not believed after it. */
let changes = 0;
/** Questions to the server, and the last of them that was answered: an older answer that comes late is not news. */
let asked = 0;
let answered = 0;
let askedAt = 0;

/** Ask the server who is signed in. Rejects without a network; the kept copy stands then. */
export async function loadSession(): Promise<void> {
  if (read(LEAVING)) await finishSignOut();
  const before = changes;
  const question = ++asked;
  askedAt = Date.now();
  const state = await unwrap(client.GET("/api/v1/session"));
  if (before !== changes || question < answered) return;
  answered = question;
  believe(state);
}

/** The server said who is signed in: after a sign-in, or after a change. */
export function take(state: SessionState): void {
  changes += 1;
  believe(state);
}

function believe(state: SessionState): void {
  ended.value = !state.me && (ended.value || session.value.me !== null);
  session.value = state;
  confirmed.value = true;
  forgetAccounts(state.me?.id);
  if (state.me) store(LEAVING, null);
  if (state.shared_until) share({ until: Date.parse(state.shared_until), owner: state.me?.id });
  store(STORE, shared.value ? null : state.me && state);
}

/** Changes sent to the server. */
let sent = 0;

/** Change one's profile or preferences; what the server says of an earlier change does not undo a later one. */
export async function updateMe(update: MeUpdate): Promise<void> {
  const number = ++sent;
  const state = await unwrap(client.PATCH("/api/v1/me", { body: update }));
  if (number === sent) take(state);
}

const signOutListeners = new Set<() => Promise<unknown>>();

/** Call back when the person signs out on this phone, and wait for it; a session that merely ended is none. */
export function onSignOut(listener: () => Promise<unknown>): void {
  signOutListeners.add(listener);
}

/**
 * Forget the account on this phone at once, and sign out at the server: now, or as soon as there is a network.
 * Whether the server knows; with `forget`, it knows this browser no more either. Leaves for the provider's own sign-out where there is one.
 */
export async function signOut(forget = false): Promise<boolean> {
  if (endVisit) return endVisit();
  const { told, logoutUrl } = await endSession(forget);
  if (logoutUrl) location.assign(logoutUrl);
  return told;
}

let endVisit: (() => Promise<boolean>) | undefined;

/** On a shared computer signing out ends the whole visit. */
export function signOutBy(end: () => Promise<boolean>): void {
  endVisit = end;
}

/** The same, without leaving the page: whether the server knows, and the provider's own sign-out. */
export async function endSession(forget: boolean): Promise<{ told: boolean; logoutUrl: string | null }> {
  store(LEAVING, true);
  const forgotten = Promise.allSettled([...signOutListeners].map((listener) => listener()));
  // From now on: whoever asks for the session meanwhile would end it first, and hear where to sign out of the provider.
  const telling = finishSignOut(forget, forgotten);
  take(VISITOR);
  ended.value = false;
  try {
    return { told: true, logoutUrl: await telling };
  } catch {
    return { told: false, logoutUrl: null };
  }
}

let leaving: Promise<string | null> | undefined;

/** Tell the server once, whoever else wants that meanwhile. */
function finishSignOut(forget = false, after?: Promise<unknown>): Promise<string | null> {
  return (leaving ??= tellSignOut(forget, after).finally(() => (leaving = undefined)));
}

async function tellSignOut(forget: boolean, after?: Promise<unknown>): Promise<string | null> {
  await after;
  let logoutUrl: string | null = null;
  try {
    logoutUrl = (await unwrap(client.POST("/api/v1/sign-out", { params: { query: { forget } } }))).logout_url;
  } catch (error) {
    // Already out is as good.
    if (!(error instanceof ApiError) || error.failure !== "signed_out") throw error;
  }
  store(LEAVING, null);
  return logoutUrl;
}

/** The notifications on screen were seen. */
export function noneUnseen(): void {
  if (session.value.me) take({ ...session.value, unseen: 0 });
}

/** Whether the account has one of these roles. */
export function hasRole(account: Me, ...roles: Role[]): boolean {
  return account.roles.some(({ role }) => roles.includes(role));
}

/** Keep something of the signed-in account on the phone, until it signs out or another one signs in. */
export function keepForAccount(name: string, value: unknown): void {
  if (session.value.me) store(`${ACCOUNT_PREFIX}${session.value.me.id}:${name}`, value);
}

/** What was kept for the signed-in account; undefined when nothing was. */
export function keptForAccount<T>(name: string): T | undefined {
  return session.value.me ? read<T>(`${ACCOUNT_PREFIX}${session.value.me.id}:${name}`) : undefined;
}

/** Call back when another tab kept something of the signed-in account under that name. */
export function onKeptElsewhere(name: string, handler: () => void): void {
  addEventListener("storage", ({ key }) => {
    if (key === `${ACCOUNT_PREFIX}${session.value.me?.id}:${name}`) handler();
  });
}

/** Ask now, and again when the person comes back to the app; follow what other tabs do. */
export async function startSession(): Promise<void> {
  onSignedOut(() => session.value.me && take(VISITOR));
  addEventListener("storage", ({ key }) => {
    // A null key: another tab erased everything.
    if (key !== STORE && key !== null) return;
    shared.value ??= keptShared();
    // A shared computer keeps no copy of the session: this tab asks for itself.
    if (shared.value && key !== null) return void loadSession().catch(() => undefined);
    changes += 1;
    session.value = kept();
  });
  // The app was opened, or left, without an answer: nobody has said yet whether the session lives.
  onBackOnline(() => (read(LEAVING) || !confirmed.peek()) && void askUntilConfirmed().catch(() => undefined));
  document.addEventListener("visibilitychange", () => {
    const due = document.visibilityState === "visible" && Date.now() - askedAt > REFRESH_AFTER_MS;
    if (due && session.value.me) void loadSession().catch(() => undefined);
  });
  await askUntilConfirmed();
}

/**
 * Ask until the server has said who is signed in: it may fail, and what another tab writes meanwhile leaves its
 * answer behind the times. Rejects without a network.
 */
async function askUntilConfirmed(): Promise<void> {
  let pause = AGAIN_MS;
  do {
    try {
      await loadSession();
    } catch (error) {
      if (!(error instanceof ApiError) || error.failure === "offline") throw error;
      await new Promise((resolve) => setTimeout(resolve, pause));
      pause = Math.min(2 * pause, AGAIN_MAX_MS);
    }
  } while (!confirmed.peek());
}

function forgetAccounts(except: string | undefined): void {
  try {
    for (const name of Object.keys(localStorage)) {
      const foreign = except === undefined || !name.startsWith(`${ACCOUNT_PREFIX}${except}:`);
      if (name.startsWith(ACCOUNT_PREFIX) && foreign) localStorage.removeItem(name);
    }
  } catch {
    // Storage refused: nothing was kept.
  }
}

function kept(): SessionState {
  const state = read<SessionState>(STORE);
  return state?.me?.id ? state : VISITOR;
}

function read<T>(name: string): T | undefined {
  try {
    return (JSON.parse(localStorage.getItem(name) ?? "null") as T | null) ?? undefined;
  } catch {
    return undefined;
  }
}

function store(name: string, value: unknown): void {
  try {
    if (value === null) localStorage.removeItem(name);
    else localStorage.setItem(name, JSON.stringify(value));
  } catch {
    // Storage refused: the account is known until the tab closes.
  }
}
