// Numbers, distances and dates as people read them; dates are those of Paris.
import type { Messages } from "../i18n/fr";
import type { Language } from "./preferences";

const ZONE = "Europe/Paris";
const LOCALES = { fr: "fr", en: "en-GB" };

// The first of `Intl` costs a slow phone a tenth of a second: what stands on most pages does without.
const MONTHS = "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split(" ");

const formats = new Map<string, Intl.DateTimeFormat>();

function format(language: Language, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = language + JSON.stringify(options);
  const known = formats.get(key) ?? new Intl.DateTimeFormat(LOCALES[language], { timeZone: ZONE, ...options });
  formats.set(key, known);
  return known;
}

/** "à 350 m", "à 4,2 km", "à 27 km". */
export function distanceText(metres: number, language: Language, words: Messages["distance"]): string {
  if (metres < 100) return words.here;
  if (metres < 950) return words.metres(Math.round(metres / 50) * 50);
  const parts = metres < 10_000 ? 10 : 1;
  const kilometres = String(Math.round((metres / 1000) * parts) / parts);
  return words.kilometres(language === "fr" ? kilometres.replace(".", ",") : kilometres);
}

/** A whole number, as « 12 345 ». */
export function numberText(value: number, language: Language): string {
  return String(Math.round(value)).replace(/\B(?=(\d{3})+$)/g, language === "fr" ? "\u202f" : ",");
}

/** A share in percent, as « 62 % »; what is published finer is rounded, but few are not nobody, nor most everybody. */
export function percentText(share: number, language: Language): string {
  if (share > 0 && share < 0.5) return `${language === "fr" ? "moins de" : "under"} ${percentText(1, language)}`;
  if (share > 99.5 && share < 100) return `${language === "fr" ? "plus de" : "over"} ${percentText(99, language)}`;
  return `${numberText(share, language)}${language === "fr" ? "\u00a0%" : "%"}`;
}

/** "02 44 76 35 00": a French number as people dictate it; any other as it is. */
export function phoneText(phone: string): string {
  const digits = phone.replace(/[\s.-]/g, "").replace(/^(\+|00)33/, "0");
  return /^0\d{9}$/.test(digits) ? digits.replace(/(\d\d)(?=\d)/g, "$1\u00a0") : phone;
}

/** The calendar day in Paris of an instant, as YYYY-MM-DD. */
export function parisDay(instant: Date): string {
  return format("en", { year: "numeric", month: "2-digit", day: "2-digit" })
    .format(instant)
    .split("/")
    .reverse()
    .join("-");
}

/** The clock in Paris, as HH:MM. */
export function parisTime(instant: Date): string {
  return format("en", { hour: "2-digit", minute: "2-digit", hourCycle: "h23" }).format(instant);
}

/** Noon in Paris lies on the same UTC day, so a plain date never slips to its neighbour. */
function atNoon(day: string): Date {
  return new Date(`${day}T12:00:00Z`);
}

/** The day `days` after a YYYY-MM-DD day. */
export function addDays(day: string, days: number): string {
  const moved = atNoon(day);
  moved.setUTCDate(moved.getUTCDate() + days);
  return moved.toISOString().slice(0, 10);
}

/** The first of a month has its own word in French: "1er décembre". */
export const withFirst = (text: string): string => text.replace(/\b1 (?=\p{L})/u, "1er ");

function weekdayOf(day: string, language: Language): string {
  return format(language, { weekday: "long" }).format(atNoon(day));
}

/** "lundi" for 1, as ISO 8601 counts. */
export function weekdayName(number: number, language: Language): string {
  // The first of January 2024 was a Monday.
  return weekdayOf(`2024-01-0${number}`, language);
}

/** "25 novembre". */
function numbered(day: string, language: Language): string {
  const text = `${Number(day.slice(8, 10))} ${monthName(Number(day.slice(5, 7)), language)}`;
  return language === "fr" ? withFirst(text) : text;
}

/** "30 novembre – 4 décembre", with the years where they are two. */
export function daysText(first: string, last: string, language: Language): string {
  return format(language, { day: "numeric", month: "long" }).formatRange(atNoon(first), atNoon(last));
}

/** "25 novembre 2026". */
export function dateText(day: string, language: Language): string {
  return `${numbered(day, language)} ${day.slice(0, 4)}`;
}

/** "7 juin", with the year when it is another than this one. */
export function dayText(day: string, language: Language, now = new Date()): string {
  if (day.slice(0, 4) !== parisDay(now).slice(0, 4)) return dateText(day, language);
  return numbered(day, language);
}

/** "novembre 2026", of a YYYY-MM month. */
export function monthText(month: string, language: Language): string {
  return `${monthName(Number(month.slice(5)), language)} ${month.slice(0, 4)}`;
}

/** Of a month's number, 1 is January: « mars ». */
export function monthName(month: number, language: Language): string {
  if (language === "fr") return MONTHS[month - 1]!;
  return format(language, { month: "long" }).format(atNoon(`2000-${String(month).padStart(2, "0")}-01`));
}

/** "mercredi 25 novembre", with the year when it is another than this one. */
export function weekdayText(day: string, language: Language, now = new Date()): string {
  return `${weekdayOf(day, language)} ${dayText(day, language, now)}`;
}

/** 7 hours are "7 h", 4.5 are "4 h 30": no line breaks within. */
export function hoursText(hours: number): string {
  const minutes = Math.round(hours * 60);
  const over = String(minutes % 60).padStart(2, "0");
  return `${Math.floor(minutes / 60)}\u00a0h${over === "00" ? "" : `\u00a0${over}`}`;
}

/** "09:00" becomes "9 h", "09:30" "9 h 30" in French, "9:30" in English. */
export function clockText(time: string, language: Language): string {
  const [hour = "0", minute = "00"] = time.split(":");
  return language === "en" ? `${Number(hour)}:${minute}` : hoursText(Number(hour) + Number(minute) / 60);
}

/** "mercredi 25 novembre, 9 h 30". */
export function momentText(instant: string, language: Language, now = new Date()): string {
  const moment = new Date(instant);
  return `${weekdayText(parisDay(moment), language, now)}, ${clockText(parisTime(moment), language)}`;
}

/** "mercredi 25 novembre, 9 h – 16 h 30", or both days when they differ. */
export function spanText(startsAt: string, endsAt: string, language: Language, now = new Date()): string {
  const [start, end] = [new Date(startsAt), new Date(endsAt)];
  const [firstDay, lastDay] = [parisDay(start), parisDay(end)];
  const from = `${weekdayText(firstDay, language, now)}, ${clockText(parisTime(start), language)}`;
  const until = clockText(parisTime(end), language);
  return firstDay === lastDay
    ? `${from}\u00a0– ${until}`
    : `${from} – ${weekdayText(lastDay, language, now)}, ${until}`;
}

/** "9 h – 16 h 30". */
export function timesText(startsAt: string, endsAt: string, language: Language): string {
  const [start, end] = [new Date(startsAt), new Date(endsAt)];
  return `${clockText(parisTime(start), language)}\u00a0– ${clockText(parisTime(end), language)}`;
}

/** The parts of a day for a calendar leaf: weekday, number, month. */
export function leafParts(day: string, language: Language): { weekday: string; number: string; month: string } {
  const instant = atNoon(day);
  return {
    weekday: format(language, { weekday: "short" }).format(instant),
    number: format(language, { day: "numeric" }).format(instant),
    month: format(language, { month: "short" }).format(instant),
  };
}
