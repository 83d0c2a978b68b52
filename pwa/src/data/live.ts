// What happens to the signed-in person, as it happens: one open stream a browser, while somebody looks at the app.
import { computed, effect, signal } from "@preact/signals";
import { noteNetwork, onBackOnline } from "./connection";
import { Line } from "./line";
import { confirmed, loadSession, me } from "./session";
import { canAgree, type Place, takePart } from "./tabs";

/** A tab that nobody looks at lets go; pushes ring then. One that shares its stream with no other does so at once. */
const HIDDEN_MS = 60_000;
/** A leading tab that does not answer by then is frozen. */
const FROZEN_MS = 5_000;
/** Events that a tab can tell to another that was away. */
const RECENT = 50;
/** What happens at once is counted at once. */
const GATHER_MS = 300;

/** What an event tells: ids and dates, never what somebody wrote. */
export type EventData = Record<string, unknown>;
type Handler = (data: EventData) => void;

interface StreamEvent {
  kind: string;
  notice: boolean;
  data: EventData;
}

/** A place in the stream, and what happened there; none where it began. */
interface Step {
  id: string;
  event?: StreamEvent;
}

/** What tabs say: one asks where the stream stands; the one that leads tells that, or what comes. */
type News = "where" | { open: boolean; steps: Step[]; all: boolean };

/** Whether what happens reaches this tab right now. */
export const live = signal(false);

const handlers = new Map<string, Set<Handler>>();
const anewHandlers = new Set<() => void>();

/** Call back at each event of a kind; the returned function ends that. */
export function on(kind: string, handler: Handler): () => void {
  const those = handlers.get(kind) ?? new Set();
  handlers.set(kind, those.add(handler));
  return () => void those.delete(handler);
}

/** Call back when something may have been missed: ask anew for what is on the screen. */
export function onAnew(handler: () => void): () => void {
  anewHandlers.add(handler);
  return () => void anewHandlers.delete(handler);
}

/** Whether another tab hears the stream for this one, and asks for what all of them share. */
export function following(): boolean {
  return live.value && !leading;
}

let place: Place<News> | null = null;
let leading = false;
/** The last events that were heard; what comes after the last one has not been. */
let recent: Step[] = [];
let hiding: ReturnType<typeof setTimeout> | undefined;
let frozen: ReturnType<typeof setTimeout> | undefined;
let counting: ReturnType<typeof setTimeout> | undefined;

const line = new Line({ from: last, onEvent, onLost });

/** Listen for whoever is signed in, from now on. */
export function startLive(): void {
  const owner = computed(() => (confirmed.value ? me.value?.id : undefined));
  const join = (): void => {
    const id = owner.peek();
    if (!id || document.visibilityState === "hidden") return;
    if (leading) line.hurry();
    else if (place) ask();
    else enter(id);
  };
  effect(() => {
    leave();
    recent = [];
    if (owner.value) join();
  });
  document.addEventListener("visibilitychange", () => {
    clearTimeout(hiding);
    if (document.visibilityState === "visible") join();
    else if (canAgree()) hiding = setTimeout(leave, HIDDEN_MS);
    else leave();
  });
  // A page that the browser puts aside, or closes, holds no connection.
  addEventListener("pagehide", leave);
  addEventListener("pageshow", ({ persisted }) => persisted && join());
  onBackOnline(() => {
    if (leading || !place) join();
  });
}

function enter(owner: string): void {
  place = takePart<News>(`epass-live-${owner}`, { lead, rest, hear: listen });
  if (!leading) ask();
}

function leave(): void {
  clearTimeout(hiding);
  clearTimeout(frozen);
  place?.leave();
  place = null;
  live.value = false;
}

function lead(): void {
  clearTimeout(frozen);
  leading = true;
  line.open();
  tell(recent, true);
}

function rest(): void {
  leading = live.value = false;
  line.close();
}

/** Where does the stream stand? The leading tab says so, at once. */
function ask(): void {
  place?.say("where");
  clearTimeout(frozen);
  frozen = setTimeout(() => place?.seize(), FROZEN_MS);
}

function last(): string {
  return recent.at(-1)?.id ?? "";
}

function tell(steps: Step[], all: boolean): void {
  place?.say({ open: live.value, steps, all });
}

/** Another tab spoke. */
function listen(news: News): void {
  if (news === "where") {
    if (leading) tell(recent, true);
    return;
  }
  // One that was frozen does not know yet that it leads no more.
  if (leading) return;
  clearTimeout(frozen);
  if (news.open && !live.value) noteNetwork(true);
  live.value = news.open;
  const known = news.steps.map(({ id }) => id).lastIndexOf(last());
  if (known >= 0) for (const step of news.steps.slice(known + 1)) take(step);
  else if (!news.all) ask();
  else if (news.steps.length) beginAt(news.steps);
}

/** The server spoke to this tab. */
function onEvent(id: string, data: string): void {
  const event = JSON.parse(data) as StreamEvent;
  const before = last();
  if (event.kind === "session.ended") {
    line.lose();
    void loadSession().catch(() => undefined);
    return;
  }
  if (event.kind === "stream.open") {
    live.value = true;
    noteNetwork(true);
    if (!event.data.resumed) beginAt([{ id }]);
    tell(recent, true);
    return;
  }
  const step = { id, event };
  take(step);
  tell([{ id: before }, step], false);
}

function onLost(wasOpen: boolean): void {
  live.value = false;
  // Refused, perhaps because the session ended: the server says so, and whether there is a network.
  if (!wasOpen) void loadSession().catch(() => undefined);
  // Somebody may look at another tab.
  if (document.visibilityState === "hidden") leave();
  else tell(recent, true);
}

/** Something may have been missed: what is on the screen is asked for anew. */
function beginAt(steps: Step[]): void {
  recent = steps;
  for (const handler of [...anewHandlers]) handler();
  count();
}

function take(step: Step): void {
  recent = [...recent.slice(1 - RECENT), step];
  const { kind = "", notice, data = {} } = step.event ?? {};
  for (const handler of [...(handlers.get(kind) ?? [])]) handler(data);
  // The tabs that follow read the count where this one keeps it.
  if (notice && leading) count();
}

function count(): void {
  clearTimeout(counting);
  counting = setTimeout(() => void loadSession().catch(() => undefined), GATHER_MS);
}
