import type { Notification } from "../../data/me";
import { doorOf } from "./news-words";

/** What is about one thing: the newest says it, the others are counted. */
export interface Group {
  newest: Notification;
  earlier: Notification[];
}

/** One row for all that leads to one page (a conversation, an application); in the order of their newest. */
export function grouped(items: readonly Notification[]): Group[] {
  const groups = new Map<string, Group>();
  for (const one of items) {
    const key = `${doorOf(one) ?? one.kind} ${one.about ?? ""}`;
    const group = groups.get(key);
    if (group) group.earlier.push(one);
    else groups.set(key, { newest: one, earlier: [] });
  }
  return [...groups.values()];
}

/** Every id of a row. */
export function idsOf({ newest, earlier }: Group): number[] {
  return [newest, ...earlier].map(({ id }) => id);
}
