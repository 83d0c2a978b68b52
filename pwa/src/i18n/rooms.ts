// English words of rooms: fetched when their room opens, and only for who reads English.

const waiting = new Set<() => Promise<unknown>>();

/** A room is open: its English words can be fetched. */
export function addRoom(load: () => Promise<unknown>): void {
  waiting.add(load);
}

/** Settles when the English words of every open room are here; those that cannot be fetched are asked for again next time. */
export async function fetchRooms(): Promise<void> {
  await Promise.allSettled([...waiting].map((load) => load().then(() => waiting.delete(load))));
}
