// While this computer is shared: who is still here, and when the visit is over.
import { effect, signal } from "@preact/signals";
import { client, unwrap } from "../client";
import { confirmed, me, session, signOutBy, take } from "../session";
import { keepShared, keptShared, sayHere, shared } from "../shared-computer";
import { leave, TAB_LOCK, wasLeft } from "./leave";

/** Told so long before what nobody uses is left. */
const WARN_MS = 60_000;
const LOOK_MS = 5_000;
/** Signs of life are written down no more often. */
const NOTE_MS = 5_000;

/** Nobody touches anything: the visit ends within a minute. */
export const ending = signal(false);

let watching = false;

/** Follow the visit until it ends with this page. */
export function watchVisit(): void {
  if (watching) return;
  watching = true;
  sayHere();
  signOutBy(leave);
  void navigator.locks
    ?.request(TAB_LOCK, { mode: "shared" }, () => new Promise(() => undefined))
    .catch(() => undefined);
  for (const name of ["pointerdown", "keydown", "wheel", "touchmove"]) {
    addEventListener(name, noteLife, { passive: true, capture: true });
  }
  // Another tab left, or the browser shows this page as it was before that.
  addEventListener("storage", followLeft);
  addEventListener("pageshow", followLeft);
  setInterval(look, LOOK_MS);
  effect(() => {
    const { owner } = shared.value ?? {};
    if (owner && confirmed.value && !me.value) void leave();
  });
  // Signed in by a way that did not know: a portal's tile.
  effect(() => {
    if (me.value && !session.value.shared_until) void shareSession().catch(() => undefined);
  });
}

/** Somebody is here. */
function noteLife(): void {
  const visit = keptShared();
  if (!visit || Date.now() - visit.seen < NOTE_MS) return;
  ending.value = false;
  keepShared({ ...visit, seen: Date.now() });
}

async function shareSession(): Promise<void> {
  take(await unwrap(client.POST("/api/v1/session/shared")));
}

function look(): void {
  const visit = keptShared();
  if (!visit) return;
  const moment = Date.now();
  const alone = moment - visit.seen;
  if (alone > visit.idle || moment > visit.until) void leave();
  else ending.value = alone > visit.idle - WARN_MS;
}

function followLeft(): void {
  if (wasLeft()) location.replace("/");
}
