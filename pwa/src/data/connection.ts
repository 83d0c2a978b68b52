import { signal } from "@preact/signals";

/** Whether the last request got no answer from the network (refused, or hanging too long). */
export const offline = signal(!navigator.onLine);

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
  if (wasOffline && !offline.value) for (const listener of listeners) listener();
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
document.addEventListener("visibilitychange", () => {
  if (document.visibilityState === "visible" && offline.value) void probe();
});
