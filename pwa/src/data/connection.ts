import { signal } from "@preact/signals";

/** Whether the last request got no answer from the network (refused, or hanging too long). */
export const offline = signal(!navigator.onLine);

/** How long after a request without an answer the server is asked for a sign of life, and at most. */
const AGAIN_MS = 2_000;
const AGAIN_MAX_MS = 30_000;
let pause = AGAIN_MS;
let again: ReturnType<typeof setTimeout> | undefined;

const listeners = new Set<() => void>();

/** Call back each time the network is back; the returned function ends that. */
export function onBackOnline(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** Note what the last request learned about the network. */
export function noteNetwork(reachable: boolean): void {
  const wasOffline = offline.value;
  // A kept copy may answer while the phone itself knows that it has no network.
  offline.value = !reachable || !navigator.onLine;
  if (offline.value) {
    again ??= setTimeout(probeAgain, pause);
    return;
  }
  clearTimeout(again);
  again = undefined;
  pause = AGAIN_MS;
  if (wasOffline) for (const listener of listeners) listener();
}

function probeAgain(): void {
  again = undefined;
  pause = Math.min(pause * 2, AGAIN_MAX_MS);
  probeInSight();
}

/** A server that only stood still for a moment tells nobody that it is back. */
function probeInSight(): void {
  if (offline.value && navigator.onLine && document.visibilityState === "visible") void probe();
}

/** Ask the server for a sign of life; resolves to whether it came. */
export async function probe(): Promise<boolean> {
  try {
    const answer = await fetch("/api/v1/health", { cache: "no-store", signal: AbortSignal.timeout(5000) });
    noteNetwork(answer.ok);
  } catch {
    noteNetwork(false);
  }
  return !offline.value;
}

addEventListener("online", () => void probe());
addEventListener("offline", () => noteNetwork(false));
document.addEventListener("visibilitychange", probeInSight);
