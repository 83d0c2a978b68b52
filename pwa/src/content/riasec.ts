// Six families of interests, in our own words. The model is John L. Holland's (RIASEC).
import { bilingual } from "../i18n/bilingual";
import { fr } from "./riasec.fr";
import type { Block } from "./types";

export type RiasecLetter = "R" | "I" | "A" | "S" | "E" | "C";

export interface RiasecWords {
  /** What the model is, shown above the six entries. */
  intro: Block[];
  pages: Record<RiasecLetter, Block[]>;
}

/** What is told of one family, from which its page is made. */
export interface Portrait {
  opening: string;
  likes: string[];
  settings: string;
  activities: string[];
  question: string;
}

/** What is told of the six families. */
export const riasec = bilingual<RiasecWords>({ fr, en: () => import("./riasec.en") });
