import { language } from ".";
import type { Language } from "../data/preferences";

/**
 * Words of pages that open later: both languages come with the page's own code, so that the first page stays light.
 * `fr.ts` and `en.ts` are for what every page shows.
 */
export function bilingual<Words>(words: Record<Language, Words>): () => Words {
  return () => words[language.value];
}
