// The end of a visit to a shared computer: signed out, and all that is here of whoever was here erased.
import { client, unwrap } from "../client";
import { forgetAnswers } from "../kept-answers";
import { flush, unsent } from "../outbox";
import { confirmed, endSession, LEAVING, loadSession, me } from "../session";
import { SHARED_CACHE } from "../shared-cache";
import { keepShared, keptShared, left, sayLeft, shared, wasHere } from "../shared-computer";
import { eraseEverything, quietly } from "../store";

/** Every tab holds it while the computer is shared: where none does, the browser was closed. */
export const TAB_LOCK = "epass-shared-tab";
/** How a visit ended: something could not be erased, or so many things were lost unsent. */
export const NOT_ERASED = "not-erased";

let leaving: Promise<boolean> | undefined;

/** Sign out, erase everything, and show the visitor's home; whether the server knows. One tab does it once. */
export function leave(): Promise<boolean> {
  // Not at once: signing out is heard by who watches for the end of the session, and leaves as well.
  leaving ??= Promise.resolve().then(end);
  return leaving;
}

async function end(): Promise<boolean> {
  const lost = unsent.peek();
  const inside = me.peek() !== null || !confirmed.peek();
  const { told, logoutUrl } = inside ? await endSession(true) : { told: true, logoutUrl: null };
  const erased = await erase(told);
  sayLeft(erased ? `${lost}` : NOT_ERASED);
  location.replace(logoutUrl ?? "/");
  return told;
}

/** Whether all is gone from here. `told`: nothing waits to be told to the server. */
async function erase(told: boolean): Promise<boolean> {
  // Cookies that no script reaches, and answers that the browser itself keeps.
  await quietly(() => unwrap(client.POST("/api/v1/sign-out/traces")));
  try {
    await eraseEverything();
    // A path's link stops now, or as soon as there is a network.
    await quietly(flush);
    sessionStorage.clear();
    localStorage.clear();
    if (!told) localStorage.setItem(LEAVING, "true");
    return true;
  } catch {
    return false;
  }
}

/** On a shared computer, before anything is shown: a browser opened anew, or left for long, forgets who was here. */
export async function arrive(): Promise<void> {
  if (left() !== null) await settle();
  const visit = shared.peek();
  if (!visit) return;
  const moment = Date.now();
  const over = moment > visit.until || moment - visit.seen > visit.idle;
  if (!over && (wasHere() || (await isOpenElsewhere()))) return;
  // Whoever came by another door meanwhile (a portal's) stays signed in: only the last one's session ends.
  await loadSession().catch(() => undefined);
  const here = me.peek()?.id;
  if (here !== undefined && here !== visit.owner) await quietly(eraseEverything);
  else await erase(visit.owner === undefined || (await endSession(true)).told);
  keepShared(null);
  await settle();
  location.reload();
  // The page that is going shows nothing any more.
  await new Promise(() => undefined);
}

/** Answers that were on their way when the visit ended are not kept either. */
async function settle(): Promise<void> {
  if (shared.peek()) return;
  await forgetAnswers(() => true);
  await quietly(() => caches.delete(SHARED_CACHE));
}

async function isOpenElsewhere(): Promise<boolean> {
  const { held = [] } = (await quietly(async () => navigator.locks.query())) ?? {};
  return held.some(({ name }) => name === TAB_LOCK);
}

/** Whether another tab ended the visit that this one still shows. */
export function wasLeft(): boolean {
  return shared.peek() !== null && keptShared() === null;
}
