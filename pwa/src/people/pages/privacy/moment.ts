import { clockText, dateText, parisDay, parisTime } from "../../../data/format";
import { language } from "../../../i18n";

/** "25 novembre 2026": the day in Paris of an instant. */
export function dayOf(instant: string): string {
  return dateText(parisDay(new Date(instant)), language.value);
}

/** "25 novembre 2026, 14 h 05". */
export function momentText(instant: string): string {
  return `${dayOf(instant)}, ${clockText(parisTime(new Date(instant)), language.value)}`;
}
