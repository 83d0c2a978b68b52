import { holdsAll } from "../data/plain";
import type { Suggestion } from "../data/search";
import { database, type Kept, quietly } from "../data/store";
import type { RemoteItem } from "../data/types";
import { type CardItem, keyOfItem, nameOf } from "./cards";

/** Something that the phone holds, or at least its line in a list that was seen. */
export interface KeptFind extends Suggestion {
  /** Its page was never opened: it comes with the network. */
  listed?: boolean;
  demo?: boolean;
}

/** Answers of the server that are lists. */
const LISTS = /^\/api\/v1\/(search|around|places|trainings|careers|events|offers)$/;
/** So long the lists that were read serve, while somebody types. */
const READ_MS = 10_000;
let read = { at: Number.NEGATIVE_INFINITY, lines: Promise.resolve([] as KeptFind[]) };

/** What the phone holds, saved or visited, whose names hold the words, the newest first; then what lists showed. */
export async function searchKept(words: string, limit: number): Promise<KeptFind[]> {
  const opened = new Map<string, Kept>();
  await quietly(async () => {
    const db = await database();
    for (const store of ["saved", "pinned", "compared", "visited"] as const) {
      for (const one of await db.getAll(store)) if (holdsAll(nameOf(one.sheet), words)) opened.set(one.key, one);
    }
  });
  const found = new Map<string, KeptFind>(
    [...opened.values()].sort((a, b) => b.at - a.at).map(({ key, sheet }) => [key, lineOf(sheet)]),
  );
  if (Date.now() - read.at > READ_MS) read = { at: Date.now(), lines: readLists() };
  for (const line of await read.lines) {
    const key = `${line.type}:${line.id}`;
    // Pages of help are the app's own, and always open.
    if (!found.has(key) && holdsAll(line.name, words)) found.set(key, { ...line, listed: line.type !== "help" });
  }
  return [...found.values()].slice(0, limit);
}

function lineOf(item: Exclude<CardItem, RemoteItem>): KeptFind {
  return {
    type: item.type,
    id: keyOfItem(item).slice(item.type.length + 1),
    name: nameOf(item),
    kind: item.type === "training" ? item.diploma : "kind" in item ? item.kind : null,
    commune: "commune" in item ? item.commune : null,
    demo: "demo" in item && item.demo,
  };
}

/** The lines of the lists that the service worker kept. */
async function readLists(): Promise<KeptFind[]> {
  const lines = await quietly(async () => {
    const answers = await Promise.all(
      (await caches.keys())
        .filter((name) => name.startsWith("epass-answers"))
        .map(async (name) => {
          const kept = await caches.open(name);
          const lists = (await kept.keys()).filter(({ url }) => LISTS.test(new URL(url).pathname));
          return Promise.all(lists.map(async (list) => (await kept.match(list))?.json()));
        }),
    );
    const items = answers.flat().flatMap((answer) => (answer?.items ?? []) as (KeptFind | CardItem)[]);
    // A line of the search is a suggestion already; those of lists are cards. Meetings need the network.
    return items.flatMap((item) =>
      "also" in item
        ? (item as KeptFind)
        : item.type === "meeting"
          ? []
          : lineOf(item as Exclude<CardItem, RemoteItem>),
    );
  });
  return lines ?? [];
}
