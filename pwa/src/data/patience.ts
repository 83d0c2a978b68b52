// How long an answer is waited for: as long as the server gives signs of life, and never longer than a limit.
import { withTimeLimit } from "./time-limit";

/** The longest that an answer is waited for, from a server that is there. */
export const LIMIT_MS = 8_000;
/** A server that has said nothing for so long is asked for a sign of life. */
const QUIET_MS = 3_000;
/** Without one by then, a request hangs: that counts as no network. */
const LIFE_MS = 1_000;

let asked: Promise<boolean> | undefined;

/** Whether the server gives a sign of life at once; all that wait for it ask together. */
export function isAlive(): Promise<boolean> {
  asked ??= fetch("/api/v1/health", { cache: "no-store", signal: AbortSignal.timeout(LIFE_MS) })
    .then(
      ({ ok }) => ok,
      () => false,
    )
    .finally(() => (asked = undefined));
  return asked;
}

/** Who waits for an answer now: what one finds, all know, so that a page of several parts waits once. */
const waiting = new Set<() => void>();

/** Do `giveUp` once the server gives no sign of life; the returned function ends the watch. */
export function watch(giveUp: () => void): () => void {
  waiting.add(giveUp);
  const watching = setInterval(() => void isAlive().then((alive) => alive || giveUpAll()), QUIET_MS);
  return () => {
    clearInterval(watching);
    waiting.delete(giveUp);
  };
}

function giveUpAll(): void {
  for (const giveUp of [...waiting]) giveUp();
}

/** Fetch, for at most `ms`; rejects earlier where the network hangs. */
export async function patientFetch(request: Request, ms: number): Promise<Response> {
  const left = new AbortController();
  const leave = (): void => left.abort(request.signal.reason);
  if (request.signal.aborted) leave();
  request.signal.addEventListener("abort", leave, { once: true });
  const end = watch(() => left.abort(new DOMException("No sign of life", "TimeoutError")));
  try {
    return await fetch(request, { signal: withTimeLimit(left.signal, ms) });
  } finally {
    end();
  }
}
