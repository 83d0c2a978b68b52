// Answers of the API: from the network first, from an earlier visit when it refuses or is too slow.
import { SHARED_CACHE } from "../data/shared-cache";
import { withTimeLimit } from "../data/time-limit";
import { keepLast } from "./keep-last";

const ANSWERS = "epass-answers-1";
const ANSWERS_MAX = 300;
/** Suggestions for what is being typed: they put no page that was read out of its place. Erased with the answers. */
const SUGGESTIONS = `${ANSWERS}-suggestions`;
const SUGGESTIONS_MAX = 100;
/** Erased with the answers. */
const PICTURES = `${ANSWERS}-pictures`;
const PICTURES_MAX = 150;
/** The app's own: they put no badge's picture out of its place. Erased with the answers: they tell what was read. */
const DRAWINGS = `${ANSWERS}-drawings`;
/** A network that has not answered by then is treated as none, if an earlier answer is there. */
const PATIENCE_MS = 3000;
/** By then a request is given up, so that hanging ones do not hold every connection. */
const LIMIT_MS = 8000;
/** By it the page tells kept answers from fresh ones. */
const KEPT_HEADER = "X-Epass-Kept";
/** The server behind the gateway is not there: no better than no network. */
const GATEWAY_ERRORS = [502, 503, 504];

/** What is only true now: signs of life, the key that phones subscribe with, and what is happening. */
const OF_THE_MOMENT = ["/api/v1/health", "/api/v1/ready", "/api/v1/push/key", "/api/v1/stream"];

/** Whether an address is an answer worth keeping: no commune half typed, no file for another program. */
export function isAnswer({ pathname, searchParams }: URL): boolean {
  if (!pathname.startsWith("/api/v1/") || pathname.endsWith(".ics")) return false;
  if (pathname === "/api/v1/communes") return !searchParams.has("q");
  return !OF_THE_MOMENT.includes(pathname);
}

/** Whether an address is a picture that is for ever the same: a badge's, or one of the app's own. */
export function isPicture({ pathname }: URL): boolean {
  return pathname.startsWith("/ob/images/") || isDrawing(pathname);
}

const isDrawing = (pathname: string): boolean => pathname.startsWith("/pictures/");

/** A picture: from the phone once it was seen. */
export async function picture(request: Request): Promise<Response> {
  const pictures = await caches.open(isDrawing(new URL(request.url).pathname) ? DRAWINGS : PICTURES);
  const known = await pictures.match(request.url);
  if (known) return known;
  const fetched = await fetch(request, { signal: withTimeLimit(request.signal, LIMIT_MS) });
  if (fetched.ok && !(await caches.has(SHARED_CACHE))) {
    await pictures.put(request.url, fetched.clone());
    await keepLast(pictures, PICTURES_MAX);
  }
  return fetched;
}

/** The network's answer, or the kept one; `later` carries on work after the page has its answer. */
export async function answer(request: Request, later: (work: Promise<unknown>) => void): Promise<Response> {
  const fresh = fetchWhole(request);
  later(fresh.then((response) => keepAnswer(request, response)).catch(() => undefined));
  const inTime = await firstWithin(fresh, PATIENCE_MS);
  if (inTime && !isNoNetwork(inTime)) return inTime;
  return (await keptAnswer(request)) ?? inTime ?? fresh;
}

/** Keep an answer that is good for another visit. */
export async function keepAnswer(request: Request, response: Response): Promise<void> {
  if (response.status !== 200 || !isJson(response) || !isForEveryone(response)) return;
  // Before anything is awaited: the page is about to read the original.
  const copy = response.clone();
  if (await caches.has(SHARED_CACHE)) return;
  const suggestions = isSuggestion(request);
  const answers = await caches.open(suggestions ? SUGGESTIONS : ANSWERS);
  await answers.put(request, copy);
  await keepLast(answers, suggestions ? SUGGESTIONS_MAX : ANSWERS_MAX);
}

function isSuggestion(request: Request): boolean {
  return new URL(request.url).pathname === "/api/v1/suggest";
}

/** Fetch an answer with its whole body, so that one that stops halfway counts as none. */
export async function fetchWhole(request: Request): Promise<Response> {
  const response = await fetch(request, { signal: withTimeLimit(request.signal, LIMIT_MS) });
  const mayHaveBody = response.status !== 204 && response.status !== 304;
  return new Response(mayHaveBody ? await response.arrayBuffer() : null, response);
}

/** What an earlier visit left, marked as such; in the other language rather than not at all. */
async function keptAnswer(request: Request): Promise<Response | undefined> {
  const answers = await caches.open(isSuggestion(request) ? SUGGESTIONS : ANSWERS);
  const kept = (await answers.match(request)) ?? (await answers.match(request, { ignoreVary: true }));
  if (!kept) return undefined;
  const headers = new Headers(kept.headers);
  headers.set(KEPT_HEADER, "1");
  return new Response(kept.body, { headers });
}

/** What the promise brings within the time; nothing when it fails or takes longer. */
function firstWithin<T>(promise: Promise<T>, ms: number): Promise<T | undefined> {
  return Promise.race([
    promise.catch(() => undefined),
    new Promise<undefined>((resolve) => setTimeout(() => resolve(undefined), ms)),
  ]);
}

/** A gateway's word, or a page put between us and the server (a hotel's sign-in). */
function isNoNetwork(response: Response): boolean {
  return GATEWAY_ERRORS.includes(response.status) || (response.ok && !isJson(response));
}

/** What the server gave to one person only is never kept here: the next person on this phone could read it. */
function isForEveryone(response: Response): boolean {
  return /\bpublic\b/.test(response.headers.get("cache-control") ?? "");
}

function isJson(response: Response): boolean {
  return /\bjson\b/.test(response.headers.get("content-type") ?? "");
}
