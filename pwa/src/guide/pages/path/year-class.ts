// The class whose dates an adult follows: said on this phone and kept on it alone.
import { remember } from "../../../data/preferences";
import type { Way } from "../../data/plan";

/** What each class prepares. */
export const WAYS_OF_CLASS = {
  "3e": ["after_3e", "apprenticeship"],
  terminale: ["parcoursup", "apprenticeship"],
  licence: ["master"],
} satisfies Record<string, Way[]>;

export type YearClass = keyof typeof WAYS_OF_CLASS;

export const CLASSES = Object.keys(WAYS_OF_CLASS) as YearClass[];

export const yearClass = remember<YearClass | null>(
  "yearClass",
  null,
  (value) => value === null || CLASSES.includes(value as YearClass),
);
