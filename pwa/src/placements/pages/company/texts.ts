import { dateText } from "../../../data/format";
import { language, t } from "../../../i18n";
import type { OfferLevel, Weekday } from "../../data/company/offers";
import { weekSpan as spanOfWeek } from "../../data/week-span";

/** Letters shown on each side of words that are quoted. */
const AROUND = 40;
const LOCALES = { fr: "fr-FR", en: "en-GB" };

/** "du 14 au 18 décembre": the days of a week on which people come. */
export function weekSpan(monday: string, weekdays: readonly Weekday[] = []): string {
  return spanOfWeek(monday, language.value, weekdays);
}

/** The same of several weeks. */
export function weekSpans(mondays: readonly string[], weekdays: readonly Weekday[] = []): string {
  return mondays.map((monday) => weekSpan(monday, weekdays)).join(", ");
}

/** "décembre 2026" of YYYY-MM. */
export function monthText(month: string): string {
  const format = new Intl.DateTimeFormat(LOCALES[language.value], { month: "long", year: "numeric", timeZone: "UTC" });
  return format.format(new Date(`${month}-01`));
}

/** "4,50 €". */
export function euroText(cents: number): string {
  return (cents / 100).toLocaleString(LOCALES[language.value], { style: "currency", currency: "EUR" });
}

export function dayText(day: string): string {
  return dateText(day, language.value);
}

/** "3e", "Bac pro". */
export function levelText(level: OfferLevel): string {
  return t().offers.levels[level];
}

/** "3e, Bac pro". */
export function levelsText(levels: readonly OfferLevel[]): string {
  return levels.map(levelText).join(", ");
}

/** A part of a text, and the first of the words in it that were noticed. */
export interface Excerpt {
  part: string;
  word: string;
}

/** Words with a little of what stands around them, those that stand close together in one part: no letter twice. */
export function excerpts(text: string, words: readonly string[]): Excerpt[] {
  const places = words.map((word) => ({ word, at: text.indexOf(word) })).filter(({ at }) => at >= 0);
  places.sort((a, b) => a.at - b.at || b.word.length - a.word.length);
  const parts: { from: number; to: number; word: string }[] = [];
  for (const { word, at } of places) {
    const [from, to] = [Math.max(0, at - AROUND), Math.min(text.length, at + word.length + AROUND)];
    const last = parts.at(-1);
    if (last && from <= last.to) last.to = Math.max(last.to, to);
    else parts.push({ from, to, word });
  }
  return parts.map(({ from, to, word }) => ({
    part: (from > 0 ? "…" : "") + text.slice(from, to) + (to < text.length ? "…" : ""),
    word,
  }));
}
