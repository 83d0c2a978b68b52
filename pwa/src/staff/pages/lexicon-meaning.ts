// What an entry of the lexicon means, as people say it.

import { RESULT_TYPES, type ResultType } from "../../data/search";
import { t } from "../../i18n";
import { typeText } from "../../ui/found";
import type { Entry, Sort } from "../data/lexicon";
import { lexiconWords } from "../words/lexicon";

/** What entries of a sort may mean, by code; null where it is written or looked for. */
export function meaningsOf(sort: Sort): Record<string, string> | null {
  switch (sort) {
    case "place_kind":
      return t().placeKinds;
    case "status":
      return t().trainings.statuses;
    case "type":
      return Object.fromEntries(RESULT_TYPES.map((type) => [type, typeText(type)]));
    case "level":
      return lexiconWords().audiences;
    default:
      return null;
  }
}

/** The closer kinds of what is meant, by code; none of most. */
export function kindsOf(sort: Sort, means: string): Record<string, string> {
  if (sort === "area") return lexiconWords().areas;
  if (sort !== "type") return {};
  const kinds: Partial<Record<ResultType, Record<string, string>>> = { event: t().eventKinds, offer: t().offers.kinds };
  return kinds[means as ResultType] ?? {};
}

/** "Événements · Portes ouvertes"; of careers and pages their names. */
export function meaningText({ sort, means, kind, careers, names }: Entry): string {
  return [meaningsOf(sort)?.[means] ?? names[means] ?? means, kindsOf(sort, means)[kind] ?? kind]
    .concat(careers.map((code) => names[code] ?? code))
    .filter(Boolean)
    .join(" · ");
}
