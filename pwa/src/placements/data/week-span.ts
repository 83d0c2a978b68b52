import type { components } from "../../data/api";
import { addDays, daysText, withFirst } from "../../data/format";
import type { Language } from "../../data/preferences";

type Weekday = components["schemas"]["Weekday"];

const DAYS: readonly Weekday[] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

/**
 * "du 15 au 19 décembre": from the first to the last of the days on which people come, in the week that begins with
 * this Monday; Monday to Friday where none is chosen.
 */
export function weekSpan(monday: string, language: Language, weekdays: readonly Weekday[] = []): string {
  const [first, last] = ends(monday, weekdays);
  const span = daysText(first, last, language);
  if (language !== "fr") return span;
  return withFirst(first === last ? `le ${span}` : `du ${span.replace(/\s*–\s*/, " au ")}`);
}

/** The same with its year, which one over New Year says itself. */
export function weekSpanOfYear(monday: string, language: Language, weekdays: readonly Weekday[] = []): string {
  const span = weekSpan(monday, language, weekdays);
  const [first, last] = ends(monday, weekdays).map((day) => day.slice(0, 4));
  return first === last ? `${span} ${first}` : span;
}

function ends(monday: string, weekdays: readonly Weekday[]): [string, string] {
  const places = weekdays.length ? weekdays.map((day) => DAYS.indexOf(day)) : [0, 4];
  return [addDays(monday, Math.min(...places)), addDays(monday, Math.max(...places))];
}
