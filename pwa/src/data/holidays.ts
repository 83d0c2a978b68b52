import type { components } from "./api";
import { addDays } from "./format";

/** Public and school holidays, as `/offer-rules` has them. */
export type Holidays = Pick<components["schemas"]["OfferRules"], "public_holidays" | "school_holidays">;

/** What a week, named by its Monday, has of both on some of its days, and whether it lies wholly in the holidays. */
export function holidaysIn(
  { public_holidays, school_holidays }: Holidays,
  monday: string,
  days: readonly number[] = [0, 1, 2, 3, 4],
): { day: string | undefined; school: string | undefined; whole: boolean } {
  const dates = days.map((position) => addDays(monday, position));
  const day = public_holidays.find((one) => dates.includes(one.day))?.name;
  const school = dates
    .filter((_, index) => days[index]! < 5)
    .map((date) => school_holidays.find(({ first, last }) => first <= date && date <= last)?.name);
  return { day, school: school.find(Boolean), whole: school.length > 0 && school.every(Boolean) };
}

/** Their names, school holidays first; empty in an ordinary week. */
export function holidayNames(holidays: Holidays | undefined, monday: string): string {
  const { day, school } = holidays ? holidaysIn(holidays, monday) : {};
  return [school, day].filter(Boolean).join(", ");
}
