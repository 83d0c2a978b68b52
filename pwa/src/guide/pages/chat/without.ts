// What is asked when a reading of the words is refused.
import { plain } from "../../../data/plain";
import type { Understood } from "../../../data/search";

const WORD = /[\p{L}\p{N}]+/gu;

export interface Left {
  text: string;
  /** It goes on from nothing: what was refused came from words said before. */
  alone: boolean;
}

/** A question without the words of a reading; of what was read in words said before, all that was looked for but them. */
export function without(text: string, refused: string[], read: Understood): Left {
  const gone = (word: string): boolean => refused.includes(plain(word));
  if (text.match(WORD)?.some(gone)) {
    const left = text.replace(WORD, (word) => (gone(word) ? "" : word));
    return { text: left.match(WORD) ? left.replace(/\s+/g, " ").trim() : "", alone: false };
  }
  const all = [...read.readings.flatMap(({ words }) => words), ...read.words];
  return { text: [...new Set(all)].filter((word) => !gone(word)).join(" "), alone: true };
}
