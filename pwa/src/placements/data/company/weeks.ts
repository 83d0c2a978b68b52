// Weeks named by their Monday, as YYYY-MM-DD.
import { addDays, parisDay } from "../../../data/format";

/** Day of the week, Monday = 0. */
function weekdayOf(day: string): number {
  return (new Date(`${day}T12:00:00Z`).getUTCDay() + 6) % 7;
}

/** The first Monday after a day: a week that has begun is past. */
export function nextMonday(day = parisDay(new Date())): string {
  return addDays(day, 7 - weekdayOf(day));
}

/** So many Mondays, one after the other. */
export function mondaysFrom(first: string, count: number): string[] {
  return Array.from({ length: count }, (_, position) => addDays(first, 7 * position));
}

/** Weeks by the month of their Monday: YYYY-MM. */
export function byMonth(mondays: readonly string[]): [string, string[]][] {
  const months = new Map<string, string[]>();
  for (const monday of mondays) {
    const month = monday.slice(0, 7);
    months.set(month, [...(months.get(month) ?? []), monday]);
  }
  return [...months];
}
