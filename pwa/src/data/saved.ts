import { computed, signal } from "@preact/signals";
import { database, type Kept, keyOfSheet, type Sheet } from "./store";

const kept = signal<Kept[]>([]);

/** Saved sheets, the newest first. */
export const saved = computed(() => [...kept.value].sort((a, b) => b.at - a.at));
const keys = computed(() => new Set(kept.value.map((one) => one.key)));

/** Read what was saved earlier. */
export async function loadSaved(): Promise<void> {
  kept.value = await (await database()).getAll("saved");
}

export function isSaved(key: string): boolean {
  return keys.value.has(key);
}

/** Save or forget a sheet; resolves to whether it is saved now. Rejects where the browser refuses storage. */
export async function toggleSaved(sheet: Sheet): Promise<boolean> {
  const db = await database();
  const key = keyOfSheet(sheet);
  const saving = !isSaved(key);
  if (saving) {
    await db.put("saved", { key, sheet, at: Date.now() });
    // Ask the browser not to evict what the person chose to keep.
    void navigator.storage?.persist?.();
  } else {
    await db.delete("saved", key);
  }
  await loadSaved();
  return saving;
}
