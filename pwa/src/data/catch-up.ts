// What could not be fetched is fetched again: soon, then later each time, and when the network or the person comes back.
import { onBackOnline } from "./connection";

/** Waits before each new try (milliseconds); after the last one only an event brings another. */
export const AGAIN_MS = [1_000, 4_000, 15_000, 60_000];

/** Do `work`, one at a time, as long as something is `behind`; the returned function asks for a look at once. */
export function catchUp(behind: () => boolean, work: () => Promise<unknown>): () => void {
  let failures = 0;
  let running = false;
  let waiting: ReturnType<typeof setTimeout> | undefined;
  const follow = async (): Promise<void> => {
    clearTimeout(waiting);
    if (running || !behind()) return;
    running = true;
    await work().catch(() => undefined);
    running = false;
    if (behind() && failures < AGAIN_MS.length) waiting = setTimeout(follow, AGAIN_MS[failures++]);
  };
  const anew = (): void => {
    failures = 0;
    void follow();
  };
  onBackOnline(anew);
  addEventListener("online", anew);
  document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && anew());
  return anew;
}
