import { holdsAll } from "../data/plain";
import type { Suggestion } from "../data/search";
import { database, type Kept, quietly } from "../data/store";
import { nameOf } from "./cards";

/** What the phone holds, saved or visited, whose names hold the words; the newest first. */
export async function searchKept(words: string, limit: number): Promise<Suggestion[]> {
  const found = new Map<string, Kept>();
  await quietly(async () => {
    const db = await database();
    for (const store of ["saved", "pinned", "compared", "visited"] as const) {
      for (const one of await db.getAll(store)) if (holdsAll(nameOf(one.sheet), words)) found.set(one.key, one);
    }
  });
  return [...found.values()]
    .sort((a, b) => b.at - a.at)
    .slice(0, limit)
    .map(({ key, sheet }) => ({
      type: sheet.type,
      id: key.slice(sheet.type.length + 1),
      name: nameOf(sheet),
      kind: sheet.type === "training" ? sheet.diploma : "kind" in sheet ? sheet.kind : null,
      commune: "commune" in sheet ? sheet.commune : null,
    }));
}
