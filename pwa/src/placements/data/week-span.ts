import type { components } from "../../data/api";
import { addDays, withFirst } from "../../data/format";
import type { Language } from "../../data/preferences";

type Weekday = components["schemas"]["Weekday"];

const DAYS: readonly Weekday[] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

/**
 * "du 15 au 19 décembre": from the first to the last of the days on which people come, in the week that begins with
 * this Monday; Monday to Friday where none is chosen.
 */
export function weekSpan(monday: string, language: Language, weekdays: readonly Weekday[] = []): string {
  const places = weekdays.length ? weekdays.map((day) => DAYS.indexOf(day)) : [0, 4];
  const [first, last] = [addDays(monday, Math.min(...places)), addDays(monday, Math.max(...places))];
  const span = new Intl.DateTimeFormat(language === "fr" ? "fr" : "en-GB", {
    day: "numeric",
    month: "long",
    timeZone: "UTC",
  }).formatRange(new Date(first), new Date(last));
  if (language !== "fr") return span;
  return withFirst(first === last ? `le ${span}` : `du ${span.replace(/\s*–\s*/, " au ")}`);
}
