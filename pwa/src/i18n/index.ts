// French ships with the shell; English comes when it is chosen.
import { computed, signal } from "@preact/signals";
import type { Language } from "../data/preferences";
import { fr, type Messages } from "./fr";
import { fetchRooms } from "./rooms";

const loaded = signal<{ language: Language; messages: Messages }>({ language: "fr", messages: fr });

/** The language on screen. */
export const language = computed(() => loaded.value.language);

/** The texts in the language on screen. */
export function t(): Messages {
  return loaded.value.messages;
}

/** Show another language; rejects when its texts cannot be fetched. */
export async function showLanguage(wanted: Language): Promise<void> {
  const messages = wanted === "fr" ? fr : (await import("./en")).en;
  if (wanted === "en") await fetchRooms();
  loaded.value = { language: wanted, messages };
  document.documentElement.lang = wanted;
}

/** Settles when a page that has just been fetched has its words in the language on screen. */
export async function wordsReady(): Promise<void> {
  if (language.value === "en") await fetchRooms();
}
