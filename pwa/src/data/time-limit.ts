/** A signal that aborts when another one does, or after a time. `AbortSignal.any` is missing on phones of before 2024. */
export function withTimeLimit(given: AbortSignal, ms: number): AbortSignal {
  const limited = new AbortController();
  if (given.aborted) limited.abort(given.reason);
  given.addEventListener("abort", () => limited.abort(given.reason), { once: true });
  setTimeout(() => limited.abort(new DOMException("No answer in time", "TimeoutError")), ms);
  return limited.signal;
}
