import { computed, signal } from "@preact/signals";
import { database, type Kept, keyOfSheet, type Sheet } from "./store";

/** Sheets that the person chose to keep on this phone, as signals. */
function keptList(name: "saved" | "pinned" | "compared") {
  const kept = signal<Kept[]>([]);
  const keys = computed(() => new Set(kept.value.map((one) => one.key)));

  const list = {
    /** The newest first. */
    all: computed(() => [...kept.value].sort((a, b) => b.at - a.at)),
    has: (key: string): boolean => keys.value.has(key),
    /** Of a kind, the newest first. */
    ids: (type: Sheet["type"]): string[] =>
      list.all.value.filter(({ sheet }) => sheet.type === type).map(({ key }) => key.slice(type.length + 1)),
    /** Read what was kept earlier. */
    async load(): Promise<void> {
      kept.value = await (await database()).getAll(name);
    },
    async drop(key: string): Promise<void> {
      await (await database()).delete(name, key);
      await list.load();
    },
    /** Rejects where the browser refuses storage. */
    async keep(sheet: Sheet): Promise<void> {
      await (await database()).put(name, { key: keyOfSheet(sheet), sheet, at: Date.now() });
      // Ask the browser not to evict what the person chose to keep.
      void navigator.storage?.persist?.();
      await list.load();
    },
    /** Keep or forget a sheet; resolves to whether it is kept now. Rejects as `keep`. */
    async toggle(sheet: Sheet): Promise<boolean> {
      const kept = list.has(keyOfSheet(sheet));
      await (kept ? list.drop(keyOfSheet(sheet)) : list.keep(sheet));
      return !kept;
    },
  };
  return list;
}

/** What was saved to be found again. */
export const saved = keptList("saved");
/** What one's path leads to. */
export const pinned = keptList("pinned");
/** What is compared, three of a kind at most. */
export const compared = keptList("compared");

export async function loadKept(): Promise<void> {
  await Promise.all([saved.load(), pinned.load(), compared.load()]);
}
