// An adviser's week while it is being written: hours may still be missing or wrong.
import type { OpenSlot } from "../../data/advisers";

export interface Hours {
  opens: string;
  closes: string;
}

/** The hours of each day from Monday; a day without any is closed. */
export type Week = readonly (readonly Hours[])[];

export type Fault = "missing" | "reversed" | "overlap";

export const HOURS_A_DAY = 4;
const WORKING_DAYS = 5;
const MORNING: Hours = { opens: "09:00", closes: "12:00" };
const AFTERNOON: Hours = { opens: "14:00", closes: "17:00" };

export function weekOf(slots: readonly OpenSlot[]): Week {
  return Array.from({ length: 7 }, (_, index) =>
    slots.filter(({ weekday }) => weekday === index + 1).map(({ opens, closes }) => ({ opens, closes })),
  );
}

export function slotsOf(week: Week): OpenSlot[] {
  return week.flatMap((day, index) => day.map((hours) => ({ weekday: index + 1, ...hours })));
}

/** What is wrong with each of a day's hours. */
export function faultsOf(day: readonly Hours[]): (Fault | null)[] {
  return day.map((hours) => {
    if (!hours.opens || !hours.closes) return "missing";
    if (hours.closes <= hours.opens) return "reversed";
    const clashes = day.some(
      (other) => other !== hours && other.opens && other.opens < hours.closes && hours.opens < other.closes,
    );
    return clashes ? "overlap" : null;
  });
}

/** One more opening, with the hours that most people would type. */
export function withMore(day: readonly Hours[]): Hours[] {
  const last = day.at(-1);
  if (!last) return [MORNING];
  const fits = last.closes !== "" && last.closes <= AFTERNOON.opens;
  return [...day, fits ? AFTERNOON : { opens: "", closes: "" }];
}

/** Monday's hours on every working day. */
export function likeMonday(week: Week): Week {
  return week.map((day, index) => (index < WORKING_DAYS ? (week[0] ?? []).map((hours) => ({ ...hours })) : day));
}
