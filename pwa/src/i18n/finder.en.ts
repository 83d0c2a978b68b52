import type { Messages } from "./fr";
import { pluralEn } from "./plural.en";

export const finderEn: Messages["finder"] = {
  unknownPlace: "The address of this page names a town that the app cannot find. Choose where to search.",
  label: "Search everything",
  placeholder: "Job, training, place…",
  suggestions: "Suggestions",
  found: (n) => (n ? `${n} suggestion${pluralEn(n)}.` : "No suggestion."),
  all: (words) => `See everything for “${words}”`,
  around: (commune) => `See all around ${commune}`,
  everywhere: (words) => `Search “${words}” everywhere`,
  listed: "opens with a network",
  kept: "No network: here is what the phone has kept.",
  recent: "Searched on this phone",
  forget: (words) => `Forget “${words}”`,
  forgetAll: "Erase all",
  answers: "Answers",
};
