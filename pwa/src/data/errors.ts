// What the server refused, and what the app makes of it.
import { distressTold } from "./help";

/** Why a request brought no answer that we can show. */
export type Failure = "offline" | "missing" | "invalid" | "busy" | "server" | "signed_out" | "forbidden" | "conflict";

/** A request that failed; `message` is the server's word on it where it gave one. */
export class ApiError extends Error {
  constructor(
    readonly failure: Failure,
    title = "",
    /** The problem's code, such as "second-factor-needed". */
    readonly code = "",
    /** The server's word on each field that it refused. */
    readonly fields: Readonly<Record<string, string>> = {},
  ) {
    super(title);
  }
}

/** An answer of problem+json (RFC 9457), as far as the app reads it. */
export interface Problem {
  title?: string;
  type?: string;
  errors?: { field: string; message: string }[] | null;
  /** What was refused cries for help. */
  distress?: boolean | null;
}

/** What the server refused, in its words; who listens is shown where what was refused cries for help. */
export function refusal(status: number, { title = "", type = "", errors, distress }: Problem): ApiError {
  if (distress) distressTold.value = true;
  const fields = Object.fromEntries((errors ?? []).map(({ field, message }) => [field, message]));
  return new ApiError(failureOf(status), title, type.replace("/problems/", ""), fields);
}

export function isOffline(error: unknown): boolean {
  return error instanceof ApiError && error.failure === "offline";
}

/** What an HTTP status means to the reader. */
export function failureOf(status: number): Failure {
  if (status === 401) return "signed_out";
  if (status === 403) return "forbidden";
  if (status === 404 || status === 410) return "missing";
  if (status === 409) return "conflict";
  if (status === 429) return "busy";
  if (status >= 500) return "server";
  return "invalid";
}
