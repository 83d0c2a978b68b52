// What happens to the signed-in person, as it happens: one open stream while somebody looks at the app.
import { computed, effect, signal } from "@preact/signals";
import { noteNetwork, onBackOnline } from "./connection";
import { confirmed, loadSession, me } from "./session";

const ADDRESS = "/api/v1/stream";
/** A tab that nobody looks at lets go; pushes ring then. */
const HIDDEN_MS = 60_000;
/** The server gives a sign of life every 20 seconds: after two that did not come, the line is dead. */
const SILENCE_MS = 50_000;
/** The longest wait before the first new try; each failure doubles it. */
const WAIT_MS = 2_000;
const LONGEST_WAIT_MS = 60_000;
/** A stream that held so long was a good one. */
const GOOD_MS = 30_000;
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

let source: EventSource | null = null;
/** Where the stream stands: what comes later has not been heard. */
let last = "";
let failures = 0;
let openedAt = 0;
let waiting: ReturnType<typeof setTimeout> | undefined;
let silence: ReturnType<typeof setTimeout> | undefined;
let hiding: ReturnType<typeof setTimeout> | undefined;
let counting: ReturnType<typeof setTimeout> | undefined;

/** Listen for whoever is signed in, from now on. */
export function startLive(): void {
  const owner = computed(() => (confirmed.value ? me.value?.id : undefined));
  effect(() => {
    close();
    last = "";
    if (owner.value && document.visibilityState === "visible") connect();
  });
  document.addEventListener("visibilitychange", () => {
    clearTimeout(hiding);
    if (document.visibilityState === "hidden") hiding = setTimeout(close, HIDDEN_MS);
    else if (owner.peek() && !source) comeBack();
  });
  onBackOnline(() => {
    // The app was opened without a network: nobody has said yet whether the session lives.
    if (me.peek() && !confirmed.peek()) void loadSession().catch(() => undefined);
    if (owner.peek() && !source && document.visibilityState === "visible") comeBack();
  });
}

function comeBack(): void {
  failures = 0;
  connect();
}

function connect(): void {
  clearTimeout(waiting);
  const opened = new EventSource(last ? `${ADDRESS}?after=${last}` : ADDRESS);
  source = opened;
  opened.onmessage = ({ data, lastEventId }: MessageEvent<string>) => {
    alive();
    last = lastEventId;
    hear(JSON.parse(data) as StreamEvent);
  };
  opened.addEventListener("beat", alive);
  opened.onerror = lose;
  alive();
}

function close(): void {
  for (const timer of [waiting, silence, hiding]) clearTimeout(timer);
  source?.close();
  source = null;
  live.value = false;
}

function alive(): void {
  clearTimeout(silence);
  silence = setTimeout(lose, SILENCE_MS);
}

/** The line broke, the server ended it, or it never came: try again, later each time, phones not all at once. */
function lose(): void {
  const wasOpen = live.value;
  close();
  failures = wasOpen && Date.now() - openedAt > GOOD_MS ? 1 : failures + 1;
  // Refused, perhaps because the session ended: the server says so, and whether there is a network.
  if (!wasOpen) void loadSession().catch(() => undefined);
  if (document.visibilityState === "hidden") return;
  waiting = setTimeout(connect, Math.random() * Math.min(LONGEST_WAIT_MS, WAIT_MS * 2 ** (failures - 1)));
}

function hear({ kind, notice, data }: StreamEvent): void {
  if (kind === "stream.open") {
    live.value = true;
    openedAt = Date.now();
    noteNetwork(true);
    if (data.resumed) return;
    for (const handler of [...anewHandlers]) handler();
    count();
    return;
  }
  if (kind === "session.ended") {
    close();
    void loadSession().catch(() => undefined);
    return;
  }
  for (const handler of [...(handlers.get(kind) ?? [])]) handler(data);
  if (notice) count();
}

function count(): void {
  clearTimeout(counting);
  counting = setTimeout(() => void loadSession().catch(() => undefined), GATHER_MS);
}
