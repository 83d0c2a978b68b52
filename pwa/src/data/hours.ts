// Today's opening hours, worked out on the phone so that a kept copy stays right.
import { parisDay, parisTime } from "./format";
import type { Closure, OpeningDay } from "./types";

export type Status =
  /** `until` is null when the opening goes on through the whole day. */
  | { state: "open"; until: string | null; comment: string | null }
  | { state: "opens"; at: string }
  | { state: "closed"; beganOpen: boolean; next: { day: string; at: string } | null }
  /** The source says nothing about today. */
  | { state: "unknown" }
  /** The copy is too old to speak of today. */
  | { state: "outdated" };

const DAY_MS = 86_400_000;

/** What the hours say at an instant. A day that they leave out is unknown, never "closed". */
export function statusAt(days: readonly OpeningDay[], instant: Date): Status {
  const [today, now] = [parisDay(instant), parisTime(instant)];
  const index = days.findIndex((day) => day.date === today);
  const day = days[index];
  if (!day) return { state: days.some((one) => one.date > today) ? "unknown" : "outdated" };
  const current = day.intervals.find((interval) => interval.from <= now && now < interval.to);
  if (current) return { state: "open", until: endOf(days, index, current.to), comment: current.comment };
  const later = day.intervals.find((interval) => interval.from > now);
  if (later) return { state: "opens", at: later.from };
  return { state: "closed", beganOpen: day.intervals.length > 0, next: nextOpening(days.slice(index)) };
}

/** When an opening really ends: openings that touch are one, also across midnight. */
function endOf(days: readonly OpeningDay[], index: number, to: string): string | null {
  const day = days[index];
  const touching = day?.intervals.find((interval) => interval.from === to);
  if (touching) return endOf(days, index, touching.to);
  if (to !== "24:00") return to;
  const next = days[index + 1];
  const first = next?.intervals[0];
  if (!day || !next || !follows(day, next) || first?.from !== "00:00") return to;
  // Open all day tomorrow too: no hour to give.
  return first.to === "24:00" ? null : first.to;
}

/** The first opening after the first of these days; null as soon as a day is left out, for it may open then. */
function nextOpening(days: readonly OpeningDay[]): { day: string; at: string } | null {
  for (const [index, day] of days.entries()) {
    const before = days[index - 1];
    if (!before) continue;
    if (!follows(before, day)) return null;
    const first = day.intervals[0];
    if (first) return { day: day.date, at: first.from };
  }
  return null;
}

function follows(before: OpeningDay, day: OpeningDay): boolean {
  return Date.parse(day.date) - Date.parse(before.date) === DAY_MS;
}

/** Whether a temporary closure covers a day (YYYY-MM-DD); one without dates is in force. */
export function isClosedOn(closure: Closure | null, day: string): boolean {
  if (!closure) return false;
  return (!closure.from || closure.from <= day) && (!closure.to || day <= closure.to);
}
