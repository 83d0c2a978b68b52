// English words of rooms: fetched when their room opens, and only for who reads English.
import { signal } from "@preact/signals";

const waiting = new Set<() => Promise<unknown>>();

/** Whether words of an open room could not be fetched: its French ones are on screen. */
export const lacking = signal(false);

/** A room is open: its English words can be fetched. */
export function addRoom(load: () => Promise<unknown>): void {
  waiting.add(load);
}

/** Settles when the English words of every open room are here; those that cannot be fetched leave them `lacking`. */
export async function fetchRooms(): Promise<void> {
  await Promise.allSettled([...waiting].map((load) => load().then(() => waiting.delete(load))));
  lacking.value = waiting.size > 0;
}
