import type { Message } from "./shapes";

/**
 * Known messages and a page of the server's, in one order, none twice.
 * Within its reach the page is the truth: what it does not hold has moved or gone.
 */
export function merged(known: readonly Message[], page: readonly Message[]): Message[] {
  const [first, last] = [page[0], page.at(-1)];
  if (!first || !last) return [...known];
  const there = new Set(page.map(({ id }) => id));
  const kept = known.filter(({ id, seq }) => !there.has(id) && (seq < first.seq || seq > last.seq));
  return [...kept, ...page].sort((one, other) => one.seq - other.seq);
}

/** Whether messages may be missing between those that are known and the server's last page. */
export function leavesGap(known: readonly Message[], page: readonly Message[], more: boolean): boolean {
  const [last, first] = [known.at(-1), page[0]];
  return more && last !== undefined && first !== undefined && first.seq > last.seq + 1;
}
