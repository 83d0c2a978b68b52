// Personal codes that were made since the app was opened: the server tells each of them once, and « back » must not lose them.
import { onSignOut, session } from "../../data/session";
import type { CodeListMade } from "./age";

const lists = new Map<string, CodeListMade[]>();
/** Lists that were neither printed nor copied. */
const untaken = new Set<string>();

function keyOf(name: string): string {
  return `${session.value.me?.id ?? ""} ${name}`;
}

/** The browser asks before it forgets codes that nobody has taken. */
function ask(event: BeforeUnloadEvent): void {
  event.preventDefault();
}

function watch(): void {
  if (untaken.size > 0) addEventListener("beforeunload", ask);
  else removeEventListener("beforeunload", ask);
}

onSignOut(async () => {
  lists.clear();
  untaken.clear();
  watch();
});

/** What was made for a school, or by the staff; the newest first. */
export function freshCodes(name: string): CodeListMade[] {
  return lists.get(keyOf(name)) ?? [];
}

export function keepFresh(name: string, made: CodeListMade): void {
  lists.set(keyOf(name), [made, ...freshCodes(name)]);
  untaken.add(made.id);
  watch();
}

/** It was printed or copied. */
export function taken(id: string): void {
  untaken.delete(id);
  watch();
}

/** It was cancelled: its codes are worth nothing. */
export function dropFresh(name: string, id: string): void {
  lists.set(
    keyOf(name),
    freshCodes(name).filter((one) => one.id !== id),
  );
  taken(id);
}
