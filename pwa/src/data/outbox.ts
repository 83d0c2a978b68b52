// Error reports leave once and in order, when there is a network, even after a reload.
import { signal } from "@preact/signals";
import { noteNetwork, onBackOnline } from "./connection";
import { database, type WaitingReport } from "./store";

/** Reports that wait for the network. */
export const waiting = signal(0);

/** What became of one report: sent, refused for good by the server, or to be tried again. */
export type Outcome = "sent" | "refused" | "later";

/** A queue of reports with their keys, oldest first. */
export interface Queue {
  first(): Promise<{ key: number; value: WaitingReport } | undefined>;
  remove(key: number): Promise<void>;
}

/** Send the reports one after the other; stops at the first that must wait. Returns what became of each. */
export async function sendAll(
  queue: Queue,
  send: (report: WaitingReport) => Promise<Outcome>,
): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (let entry = await queue.first(); entry; entry = await queue.first()) {
    const outcome = await send(entry.value);
    outcomes.push(outcome);
    if (outcome === "later") break;
    await queue.remove(entry.key);
  }
  return outcomes;
}

/** What a status says about a report. Too early, too many and broken servers are worth another try. */
export function outcomeOf(status: number): Outcome {
  if (status >= 200 && status < 300) return "sent";
  if (status === 408 || status === 425 || status === 429 || status >= 500) return "later";
  return "refused";
}

async function post({ about, itemId, report }: WaitingReport): Promise<Outcome> {
  try {
    const answer = await fetch(`/api/v1/${about}/${itemId}/error-reports`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(report),
      signal: AbortSignal.timeout(8000),
    });
    noteNetwork(true);
    return outcomeOf(answer.status);
  } catch {
    noteNetwork(false);
    return "later";
  }
}

const stored: Queue = {
  async first() {
    const cursor = await (await database()).transaction("outbox").store.openCursor();
    return cursor ? { key: cursor.key, value: cursor.value } : undefined;
  },
  async remove(key) {
    await (await database()).delete("outbox", key);
  },
};

/** Put a report in the outbox and try to send what waits. Resolves to what became of this report. */
export async function report(waitingReport: WaitingReport): Promise<Outcome> {
  await (await database()).add("outbox", waitingReport);
  const outcomes = await flush();
  // Nothing left to send: another tab, or an earlier round, took it along.
  return outcomes.at(-1) ?? "sent";
}

/** Send what waits; one tab at a time. */
export async function flush(): Promise<Outcome[]> {
  const run = () => sendAll(stored, post);
  // Told before the sending too: on a network that hangs, that takes a while.
  await countWaiting();
  const outcomes = navigator.locks ? await navigator.locks.request("epass-outbox", run) : await run();
  await countWaiting();
  return outcomes;
}

async function countWaiting(): Promise<void> {
  waiting.value = await (await database()).count("outbox");
}

/** Send what an earlier visit left, now and each time the network is back. */
export async function startOutbox(): Promise<void> {
  onBackOnline(() => void flush());
  await flush();
}
