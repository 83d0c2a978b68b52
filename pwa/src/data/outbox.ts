// Reports, applications, questions and messages leave once and in order, when there is a network, even after a reload.
import { computed, effect, signal } from "@preact/signals";
import type { Message } from "../talk/data/conversations/shapes";
import { written } from "./client";
import { noteNetwork, onBackOnline } from "./connection";
import { ApiError, type Problem, refusal } from "./errors";
import { distressTold } from "./help";
import { LIMIT_MS, patientFetch } from "./patience";
import { keepNumbers, type Screening } from "./safety";
import { confirmed, keepForAccount, keptForAccount, loadSession, me, onSignOut } from "./session";
import {
  database,
  forgetOthers,
  type Waiting,
  type WaitingApplication,
  type WaitingClaim,
  type WaitingMessage,
  type WaitingOwn,
  type WaitingQuestion,
  type WaitingReport,
} from "./store";

/** How long to wait before what could not go is tried again, and at most. */
const AGAIN_MS = 2000;
const AGAIN_MAX_MS = 60_000;

const inside = signal<Waiting[]>([]);

/** Reports that wait for the network. */
export const waiting = computed(() => inside.value.filter((entry) => !isOwn(entry) && "report" in entry).length);
/** Applications of the signed-in account that wait for the network. */
export const waitingApplications = computed(() =>
  inside.value.filter((entry): entry is WaitingApplication => entry.about === "applications" && isMine(entry)),
);
/** Questions of the signed-in account that wait for the network. */
export const waitingQuestions = computed(() =>
  inside.value.filter((entry): entry is WaitingQuestion => entry.about === "questions" && isMine(entry)),
);
/** Messages of the signed-in account that have not reached the server, in their order. */
export const waitingMessages = computed(() =>
  inside.value.filter((entry): entry is WaitingMessage => entry.about === "messages" && isMine(entry)),
);
/** Codes and links for badges of the signed-in account that have not reached the server. */
export const waitingClaims = computed(() =>
  inside.value.filter((entry): entry is WaitingClaim => entry.about === "claims" && isMine(entry)),
);
/** All that has not reached the server: it is lost when the phone is erased. */
export const unsent = computed(
  () => inside.value.filter((entry) => entry.about !== "paths" && (!isOwn(entry) || isMine(entry))).length,
);
/** Goes up whenever something of the signed-in account left the outbox, sent or refused. */
export const ownLeft = signal(0);

/** What became of one entry: sent, refused for good by the server, or to be tried again. */
export type Outcome = "sent" | "refused" | "later";

/** Something that the server refused, and what it said. */
export interface Refused<T extends WaitingOwn> {
  entry: T;
  why: string;
}

/** A queue with the keys of its entries, oldest first. */
export interface Queue {
  first(): Promise<{ key: number; value: Waiting } | undefined>;
  remove(key: number): Promise<void>;
}

/** Send the entries one after the other; stops at the first that must wait. Returns what became of each. */
export async function sendAll(queue: Queue, send: (entry: Waiting) => Promise<Outcome>): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (let entry = await queue.first(); entry; entry = await queue.first()) {
    const outcome = await send(entry.value);
    outcomes.push(outcome);
    if (outcome === "later") break;
    await queue.remove(entry.key);
  }
  return outcomes;
}

/** What a status says about an entry. Too early, too many and broken servers are worth another try. */
export function outcomeOf(status: number): Outcome {
  if (status >= 200 && status < 300) return "sent";
  if (status === 408 || status === 425 || status === 429 || status >= 500) return "later";
  return "refused";
}

function addressed(entry: Waiting): [string, unknown] {
  switch (entry.about) {
    case "applications":
      return ["applications", entry.application];
    case "questions":
      return ["questions", entry.question];
    case "reports":
      return ["reports", entry.report];
    case "claims":
      return [entry.path, entry.body];
    case "messages":
      return [`conversations/${entry.conversationId}/messages`, entry.message];
    case "paths":
      return ["paths/stop", { secret: entry.secret }];
    case "offers":
      return [`offers/${entry.itemId}/reports`, entry.report];
    default:
      return [`${entry.about}/${entry.itemId}/error-reports`, entry.report];
  }
}

async function post(entry: Waiting): Promise<Outcome> {
  const [address, body] = addressed(entry);
  try {
    const request = new Request(`/api/v1/${address}`, {
      method: "POST",
      headers: { "Content-Type": "application/json", "Accept-Language": document.documentElement.lang },
      body: JSON.stringify(body),
    });
    const answer = await patientFetch(request, LIMIT_MS);
    noteNetwork(true);
    if (answer.ok) written.value += 1;
    if (isOwn(entry)) return await answered(entry, answer);
    const outcome = outcomeOf(answer.status);
    if (outcome === "refused" && "report" in entry)
      refusals.set(entry.report.id, refusal(answer.status, await problemOf(answer)));
    return outcome;
  } catch {
    noteNetwork(false);
    return "later";
  }
}

/** What became of one's own words: those that cannot go are kept with the reason, so that they are not lost. */
async function answered(entry: WaitingOwn, answer: Response): Promise<Outcome> {
  if (answer.status === 401) {
    // It waits until its owner signs in again.
    await loadSession();
    return "later";
  }
  // Enough for today: the person decides whether it goes tomorrow. A report is tried until it is there.
  const outcome = answer.status === 429 && entry.about !== "reports" ? "refused" : outcomeOf(answer.status);
  const body: Answered = await problemOf(answer);
  if (outcome === "sent") {
    const distress = body.screening?.distress;
    if (distress && entry.about === "messages") keepNumbers(entry.message.id, true);
    if (!tellSent(entry, body) && distress) distressTold.value = true;
  }
  if (outcome === "refused") {
    if (body.distress) distressTold.value = true;
    keepForAccount(REFUSED[entry.about], [
      ...refusedOf(entry.about),
      { entry, why: body.errors?.[0]?.message ?? body.title ?? "" },
    ]);
  }
  return outcome;
}

function problemOf(answer: Response): Promise<Problem> {
  return answer.json().catch(() => ({})) as Promise<Problem>;
}

/** As far as the app reads it. */
interface Answered extends Problem {
  screening?: Screening;
  message?: Message;
}

/** Hears that a message has reached the server; says whether it shows what became of it. */
export type SentListener = (conversationId: string, message: Message, screening: Screening) => boolean;

const sentListeners = new Set<SentListener>();

/** Call back whenever a message has reached the server; returns how to stop. */
export function onMessageSent(listener: SentListener): () => void {
  sentListeners.add(listener);
  return () => void sentListeners.delete(listener);
}

function tellSent(entry: WaitingOwn, { message, screening }: Answered): boolean {
  if (entry.about !== "messages" || !message || !screening) return false;
  return [...sentListeners].map((listener) => listener(entry.conversationId, message, screening)).some(Boolean);
}

const REFUSED = {
  applications: "applications-refused",
  questions: "questions-refused",
  messages: "messages-refused",
  reports: "reports-refused",
  claims: "claims-refused",
};

type OwnOf<About extends WaitingOwn["about"]> = Extract<WaitingOwn, { about: About }>;

/** What the signed-in account wrote and the server refused; who shows it is drawn anew when that changes. */
export function refusedOf<About extends WaitingOwn["about"]>(about: About): Refused<OwnOf<About>>[] {
  void ownLeft.value;
  return keptForAccount<Refused<OwnOf<About>>[]>(REFUSED[about]) ?? [];
}

/** The person has seen that it was refused, or has written it anew. */
export function forgetRefused(about: WaitingOwn["about"], id: string): void {
  keepForAccount(
    REFUSED[about],
    refusedOf(about).filter(({ entry }) => idOf(entry) !== id),
  );
  ownLeft.value += 1;
}

function isOwn(entry: Waiting): entry is WaitingOwn {
  return "account" in entry;
}

function isMine(entry: WaitingOwn): boolean {
  return entry.account === me.value?.id;
}

function idOf(entry: WaitingOwn): string {
  switch (entry.about) {
    case "applications":
      return entry.application.id;
    case "questions":
      return entry.question.id;
    case "reports":
      return entry.report.id;
    case "messages":
      return entry.message.id;
    case "claims":
      return entry.id;
  }
}

const stored: Queue = {
  async first() {
    let cursor = await (await database()).transaction("outbox").store.openCursor();
    // What somebody else wrote stays until they are back.
    while (cursor && isOwn(cursor.value) && !isMine(cursor.value)) cursor = await cursor.continue();
    return cursor ? { key: cursor.key, value: cursor.value } : undefined;
  },
  async remove(key) {
    await (await database()).delete("outbox", key);
  },
};

/** Put an entry in the outbox and try to send what waits. Resolves to what became of this entry. */
async function put(entry: Waiting): Promise<Outcome> {
  await (await database()).add("outbox", entry);
  const outcomes = await flush();
  // Nothing left to send: another tab, or an earlier round, took it along.
  return outcomes.at(-1) ?? "sent";
}

/** Why reports were refused, until somebody is told. */
const refusals = new Map<string, ApiError>();

/** Send a report, now or later. Throws ApiError with the server's words where it was refused. */
export async function report(entry: WaitingReport): Promise<Exclude<Outcome, "refused">> {
  const outcome = await put(entry);
  if (outcome === "refused") throw refusals.get(entry.report.id) ?? new ApiError("invalid");
  return outcome;
}

/** Send one's own words as soon as there is a network. */
export async function sendLater(entry: WaitingOwn): Promise<void> {
  await put(entry);
}

/** Put one's own words in the outbox, safe from a reload, without waiting until they are sent. */
export async function enqueue(entry: WaitingOwn): Promise<void> {
  await (await database()).add("outbox", entry);
  await look();
  void flush();
}

/** Take one's own words out of the outbox before they go. */
export async function takeBack(id: string): Promise<void> {
  await remove((entry) => isOwn(entry) && idOf(entry) === id);
}

/** Send what waits; one tab at a time. */
export async function flush(): Promise<Outcome[]> {
  const run = () => sendAll(stored, post);
  // Told before the sending too: on a network that hangs, that takes a while.
  await look();
  const own = countOwn();
  const outcomes = navigator.locks ? await navigator.locks.request("epass-outbox", run) : await run();
  await look();
  if (countOwn() !== own) ownLeft.value += 1;
  tryAgain(outcomes.at(-1) === "later");
  return outcomes;
}

let pause = AGAIN_MS;
let again: ReturnType<typeof setTimeout> | undefined;

/** A server that comes back tells nobody: what could not go is tried again, less and less often. */
function tryAgain(needed: boolean): void {
  clearTimeout(again);
  if (!needed) {
    pause = AGAIN_MS;
    return;
  }
  again = setTimeout(() => void flush(), pause);
  pause = Math.min(pause * 2, AGAIN_MAX_MS);
}

function countOwn(): number {
  return inside.value.filter((entry) => isOwn(entry) && isMine(entry)).length;
}

async function look(): Promise<void> {
  inside.value = await (await database()).getAll("outbox");
}

async function remove(which: (entry: Waiting) => boolean): Promise<void> {
  const { store, done } = (await database()).transaction("outbox", "readwrite");
  for (let cursor = await store.openCursor(); cursor; cursor = await cursor.continue()) {
    if (which(cursor.value)) await cursor.delete();
  }
  await done;
  await look();
}

/** Send what an earlier visit left, now and each time the network or who wrote it is back. */
export async function startOutbox(): Promise<void> {
  const owner = computed(() => me.value?.id);
  onBackOnline(() => void flush());
  // On a shared phone nobody finds what another person wrote, nor takes a badge by a code that was theirs.
  onSignOut(async () => {
    await Promise.all([remove(isOwn), forgetOthers(undefined, true)]);
    sessionStorage.clear();
  });
  effect(() => {
    if (confirmed.value) void forgetOthers(owner.value).catch(() => undefined);
  });
  effect(() => {
    const id = owner.value;
    if (id) void remove((entry) => isOwn(entry) && entry.account !== id).then(flush);
  });
  await flush();
}
