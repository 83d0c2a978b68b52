import type { OfferLevel } from "../../data/company/offers";
import { dateText, weekSpan as spanOfWeek } from "../../data/format";
import { language, t } from "../../i18n";
import { companyWords } from "../../i18n/company";

const LOCALES = { fr: "fr-FR", en: "en-GB" };

/** "du 14 au 18 décembre": Monday to Friday of a week. */
export function weekSpan(monday: string): string {
  return spanOfWeek(monday, language.value);
}

/** "décembre 2026" of YYYY-MM. */
export function monthText(month: string): string {
  const format = new Intl.DateTimeFormat(LOCALES[language.value], { month: "long", year: "numeric", timeZone: "UTC" });
  return format.format(new Date(`${month}-01`));
}

/** "6 h", "6,5 h". */
export function hoursText(hours: number): string {
  return companyWords().form.hourText(hours.toLocaleString(LOCALES[language.value], { maximumFractionDigits: 2 }));
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
