// One search over all that is published; what was searched stays on the phone only.
import type { components } from "./api";
import { client, unwrap } from "./client";
import { forgetAnswers } from "./kept-answers";
import { plain } from "./plain";
import { pointOf } from "./point";
import { NO_SEARCHES, searches, where } from "./preferences";

type Schemas = components["schemas"];
export type ResultType = Schemas["ResultItem"]["type"];
export type ResultItem = Schemas["ResultItem"];
export type SearchPage = Schemas["SearchPage"];
export type Understood = Schemas["UnderstoodPublic"];
export type Suggestion = Pick<Schemas["Suggestion"], "type" | "id" | "name" | "kind" | "commune">;

export const RESULT_TYPES: ResultType[] = ["place", "training", "career", "event", "offer", "answer", "help"];

/** From where distances are counted, as the server reads it. */
export const hereQuery = () => pointOf(where.value);

/** What may be meant by what is being typed. */
export function suggest(q: string, signal: AbortSignal) {
  return unwrap(client.GET("/api/v1/suggest", { params: { query: { q, ...hereQuery() } }, signal }));
}

/** A page of what answers the words. */
export function searchAll(
  query: {
    q: string;
    type: ResultType[];
    literal: string[];
    cursor?: string;
    commune?: string;
    lat?: number;
    lon?: number;
  },
  signal: AbortSignal,
): Promise<SearchPage> {
  return unwrap(client.GET("/api/v1/search", { params: { query }, signal }));
}

/** The address of a search; half a sign, which no address can hold, as the sign for what is none. */
export const searchHref = (words: string): string =>
  `/search?q=${encodeURIComponent(words.replace(/\p{Surrogate}/gu, "\ufffd"))}`;

let typed = "";

/** The words come from the field of this phone, not from an address that somebody gave. */
export function noteTyped(words: string): void {
  typed = words;
}

export const wasTyped = (words: string): boolean => words === typed;

const REMEMBERED_MAX = 8;
const ANSWERS = ["/api/v1/search", "/api/v1/suggest"];

/** Keep what was searched, the newest first. */
export function keepSearch(words: string): void {
  const others = searches.peek().filter((one) => plain(one) !== plain(words));
  searches.value = [words, ...others].slice(0, REMEMBERED_MAX);
}

/** Forget one search, or all, and what the service worker kept of it, while it was typed too. */
export async function forgetSearches(words?: string): Promise<void> {
  const left = words === undefined ? [] : searches.peek().filter((one) => one !== words);
  searches.value = left.length ? left : NO_SEARCHES;
  await forgetAnswers(
    ({ pathname, searchParams }) =>
      ANSWERS.includes(pathname) &&
      (words === undefined || plain(words).startsWith(plain(searchParams.get("q") ?? ""))),
  );
}
