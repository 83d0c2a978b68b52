/** Why a request brought no answer that we can show. */
export type Failure = "offline" | "missing" | "invalid" | "busy" | "server";

/** A request that failed; `message` is the server's word on it where it gave one. */
export class ApiError extends Error {
  constructor(
    readonly failure: Failure,
    title = "",
  ) {
    super(title);
  }
}

/** What an HTTP status means to the reader. */
export function failureOf(status: number): Failure {
  if (status === 404 || status === 410) return "missing";
  if (status === 429) return "busy";
  if (status >= 500) return "server";
  return "invalid";
}
