// French ships with the shell; English comes when it is chosen.
import { computed, signal } from "@preact/signals";
import type { Language } from "../data/preferences";
import { fr, type Messages } from "./fr";

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
  loaded.value = { language: wanted, messages };
  document.documentElement.lang = wanted;
}
