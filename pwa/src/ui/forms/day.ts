import { clockText, dateText, parisDay, parisTime } from "../../data/format";
import { language } from "../../i18n";

/** The day in Paris of an instant, as people read it. */
export function dayOf(instant: string): string {
  return dateText(parisDay(new Date(instant)), language.value);
}

/** The time in Paris of an instant, as people read it. */
export function timeOf(instant: string): string {
  return clockText(parisTime(new Date(instant)), language.value);
}
