// What pushes mean to an open tab: news to count, and pages to open without losing what is being written.
import { computed, effect, signal } from "@preact/signals";
import { following } from "../data/live";
import type { Word } from "../data/push/word";
import { confirmed, loadSession, me, unseen } from "../data/session";
import { navigate } from "../ui/navigation/router";

/** A page that a notification leads to, while something unsent is on the only screen there is. */
export const invitation = signal<string | null>(null);

/** Fields that something was typed into. */
const typedIn = new Set<HTMLElement>();

/** Follow the service worker's words, count on the app's icon, and keep the phone's subscription in order. */
export function startPushes(): void {
  if (!("serviceWorker" in navigator)) return;
  navigator.serviceWorker.addEventListener("message", (event) => {
    const word = event.data as Word;
    // A tab that hears the stream through another one reads there what that one counted.
    if (word.type === "news" && me.value && !following()) void loadSession().catch(() => undefined);
    if (word.type === "open") event.ports[0]?.postMessage(follows(word.url));
  });
  document.addEventListener("input", ({ target }) => {
    if (target instanceof HTMLElement && target.closest("form:not([role=search])")) typedIn.add(target);
  });
  effect(() => void countOnIcon(unseen.value));
  const owner = computed(() => confirmed.value && (me.value?.id ?? "nobody"));
  effect(() => {
    if (owner.value) void reconcile();
  });
}

/** Open the page of a notification; whether this tab does it. */
function follows(url: string): boolean {
  if (!isWriting()) navigate(url);
  // An installed app has one window: the person decides.
  else if (matchMedia("(display-mode: standalone)").matches) invitation.value = url;
  else return false;
  return true;
}

function isWriting(): boolean {
  for (const field of typedIn) {
    // A message that was sent leaves its field behind, empty.
    if (!field.isConnected || (field instanceof HTMLTextAreaElement && !field.value)) typedIn.delete(field);
  }
  return typedIn.size > 0;
}

async function countOnIcon(count: number): Promise<void> {
  // Missing in some browsers, refused in others when the app is not installed.
  await (count > 0 ? navigator.setAppBadge?.(count) : navigator.clearAppBadge?.())?.catch(() => undefined);
}

/** Whoever never allowed notifications on this phone does without the code for them. */
async function reconcile(): Promise<void> {
  if (!("Notification" in globalThis) || Notification.permission === "default") return;
  try {
    await (await import("../data/push/phone")).reconcilePhone();
  } catch {
    // No network: the next start mends it.
  }
}
