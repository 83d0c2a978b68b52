import { signal } from "@preact/signals";
import { language } from ".";
import { addRoom } from "./rooms";

interface Both<Words> {
  fr: Words;
  /** As a function for what pupils read: then nobody carries the language that they do not read. */
  en: Words | (() => Promise<{ en: Words }>);
}

/**
 * Words of pages that open later, so that the first page stays light; `fr.ts` and `en.ts` are for what every page shows.
 * English words that cannot be fetched leave the French ones on screen.
 */
export function bilingual<Words extends object>({ fr, en }: Both<Words>): () => Words {
  const english = signal<Words | null>(null);
  if (typeof en === "function") addRoom(async () => (english.value = (await en()).en));
  else english.value = en;
  return () => (language.value === "en" ? english.value : null) ?? fr;
}
