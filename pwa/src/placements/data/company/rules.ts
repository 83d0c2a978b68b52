// The server's rules (`/offer-rules`), said while one types. The server checks them again, and decides.
import { addDays } from "../../../data/format";
import { holidaysIn } from "../../../data/holidays";
import { type OfferContent, WEEKDAYS } from "./content";
import type { Declaration, KindRules, OfferRules, WorkingTime } from "./offers";
import { nextMonday } from "./weeks";

/** What keeps an offer from being published: a field, and why. */
export interface Finding {
  field: keyof OfferContent;
  code: Broken;
  /** Mondays of the weeks that it is about. */
  weeks?: readonly string[];
}

/** What the form lacks, in its own words, or a rule of law that the server's answer words. */
export type Broken = "needed" | "week_past" | "day_past" | "hours_reversed" | (string & {});

const TITLE_MIN = 5;
/** Letters with which somebody may say which agreement a derogation rests on. */
const NOTE_MIN = 5;
const USUAL_HOURS_PER_WEEK = 35;
const NOON = 12 * 60;
/** What the form lacks: said once a step is left. */
export const SILENT: readonly Broken[] = ["needed", "hours_needed"];

export function kindRules(rules: OfferRules, { kind }: OfferContent): KindRules {
  return rules.kinds.find((one) => one.kind === kind)!;
}

function levelsOf(rules: OfferRules, content: OfferContent): OfferRules["levels"] {
  return rules.levels.filter(({ level }) => content.levels?.includes(level));
}

/** The limits of the youngest that an offer addresses. */
export function usualLimitsOf(rules: OfferRules, content: OfferContent): WorkingTime | undefined {
  if (content.kind !== "observation" && declares(content, "adults_only"))
    return rules.levels.find(({ working_time }) => working_time.ages === "adults")?.working_time;
  const limits = levelsOf(rules, content)
    .map((one) => (content.kind === "apprenticeship" ? one.apprentices : one.working_time))
    .sort((a, b) => a.hours_per_week - b.hours_per_week || a.hours_per_day - b.hours_per_day)[0];
  return limits?.ages === "under_16" && content.contract === "professionnalisation" && content.kind !== "observation"
    ? rules.from_sixteen
    : limits;
}

/** The limits that an offer is checked against: the usual ones, or of 16 and more where its hours need it, and of pupils of 15. */
export function limitsOf(rules: OfferRules, content: OfferContent): WorkingTime | undefined {
  const limits = usualLimitsOf(rules, content);
  if (!limits || !beyond(content, limits).length) return limits;
  if (content.kind !== "observation") return limits.ages === "under_16" ? rules.from_sixteen : limits;
  return limits.ages === "under_15" && !beyond(content, rules.from_fifteen).length ? rules.from_fifteen : limits;
}

/** The hours that go beyond what an age may work. */
export function beyond(content: OfferContent, limits: WorkingTime): (keyof OfferContent)[] {
  const { day_starts: starts, day_ends: ends } = content;
  const { day, week } = hoursOf(content);
  const presence = starts && ends ? presenceOf(content, starts, ends) : 0;
  const late = isLate(content, limits) || 24 - presence < limits.daily_rest_hours;
  const found: [keyof OfferContent, boolean][] = [
    ["day_starts", minutesOf(starts || "12:00") < minutesOf(limits.earliest ?? "00:00")],
    ["day_ends", late],
    ["hours_per_day", (day ?? 0) > limits.hours_per_day],
    ["hours_per_week", (week ?? 0) > limits.hours_per_week],
  ];
  return found.filter(([, is]) => is).map(([field]) => field);
}

/** The age from which its hours are lawful, where not everybody usual at its levels has it; null: everybody has. */
export function fromAge(rules: OfferRules, content: OfferContent): number | null {
  const applied = limitsOf(rules, content);
  if (applied === usualLimitsOf(rules, content)) return null;
  return applied === rules.from_fifteen ? 15 : 16;
}

/** Hours from start to end: a night goes on into the next day. */
function presenceOf({ kind }: OfferContent, starts: string, ends: string): number {
  const [from, to] = [minutesOf(starts), minutesOf(ends)];
  const overnight = kind !== "observation" && to <= NOON && NOON < from;
  return (to - from) / 60 + (overnight ? 24 : 0);
}

function isLate(content: OfferContent, { latest }: WorkingTime): boolean {
  const { day_starts: starts, day_ends: ends } = content;
  if (!latest || !ends) return false;
  const end = starts ? minutesOf(starts) + presenceOf(content, starts, ends) * 60 : minutesOf(ends);
  return end > minutesOf(latest);
}

/** Whether the company declares something. */
export function declares({ declarations = [] }: OfferContent, ...codes: Declaration[]): boolean {
  return codes.some((code) => declarations.includes(code));
}

/** Whether a declaration can apply to an offer: of young people, only apprentices may work on Sundays. */
export function mayDeclare({ kind, contract }: OfferContent, code: Declaration): boolean {
  return code !== "sunday" || (kind === "apprenticeship" && contract !== "professionnalisation");
}

/** Minutes since midnight of HH:MM. */
export function minutesOf(clock: string): number {
  const [hours = "0", minutes = "0"] = clock.split(":");
  return Number(hours) * 60 + Number(minutes);
}

/** Hours of presence a day and a week, without breaks; null where they are not known. */
export function hoursOf(content: OfferContent): { day: number | null; week: number | null } {
  const { day_starts, day_ends, weekdays } = content;
  if (!day_starts || !day_ends) return { day: content.hours_per_day, week: content.hours_per_week };
  const day = presenceOf(content, day_starts, day_ends) - (content.break_minutes ?? 0) / 60;
  return { day, week: weekdays.length ? day * weekdays.length : content.hours_per_week };
}

/** Whether a long placement must be paid, and for how many hours of presence. */
export function gratificationOf(rules: OfferRules, content: OfferContent): { hours: number; due: boolean } {
  const perWeek = hoursOf(content).week || USUAL_HOURS_PER_WEEK;
  const hours = Math.round(((content.duration_days ?? 0) / 7) * perWeek);
  return { hours, due: hours > rules.gratification_threshold_hours };
}

/** Whether Monday to Friday of a week may lie in the days set for pupils of seconde. */
export function inSecondeWindow({ seconde }: OfferRules, monday: string): boolean {
  // The days of another year, where these are of one only, are for the server to know.
  const other = seconde.published && seconde.first.slice(0, 4) !== monday.slice(0, 4);
  if (other) return monday.slice(5, 7) === "06";
  const sameYear = (date: string): string => monday.slice(0, 4) + date.slice(4);
  return sameYear(seconde.first) <= monday && addDays(monday, 4) <= sameYear(seconde.last);
}

/** Everything that keeps an offer from being published, in the order of the form. */
export function check(rules: OfferRules, content: OfferContent, today: string): Finding[] {
  const found: Finding[] = [];
  const say: Say = (field, code, weeks) => found.push({ field, code, ...(weeks && { weeks }) });
  const kind = kindRules(rules, content);
  for (const field of kind.needs as (keyof OfferContent)[]) {
    const value = content[field];
    const short = field === "title" && content.title.trim().length < TITLE_MIN;
    const missing = value === null || value === "" || (Array.isArray(value) && !value.length);
    if (missing || short || (typeof value === "string" && !value.trim())) say(field, "needed");
  }
  if (content.commune_code === null) say("commune_code", "needed");
  checkDates(rules, kind, content, today, say);
  const limits = limitsOf(rules, content);
  if (limits) checkHours(rules, content, limits, say);
  if (content.kind === "placement") checkGratification(rules, content, say);
  const asks = rules.declarations.some(({ code, asks }) => asks && declares(content, code));
  if (asks && (content.declaration_note ?? "").trim().length < NOTE_MIN) say("declaration_note", "needed");
  return found;
}

type Say = (field: keyof OfferContent, code: Broken, weeks?: readonly string[]) => unknown;

function checkDates(rules: OfferRules, kind: KindRules, content: OfferContent, today: string, say: Say): void {
  if (kind.weeks) {
    const seconde = content.levels.includes("2nde") && !declares(content, "chamber");
    if (content.weeks.some(({ week }) => week < nextMonday(today))) say("weeks", "week_past");
    const outside = content.weeks.map(({ week }) => week).filter((week) => !inSecondeWindow(rules, week));
    if (seconde && outside.length) say("weeks", "outside_seconde_window", outside);
    const days = content.weekdays.map((day) => WEEKDAYS.indexOf(day));
    const holidays = content.weeks.map(({ week }) => holidaysIn(rules, week, days));
    if (!declares(content, "off_on_holidays") && holidays.some(({ day }) => day)) say("weeks", "public_holiday");
    if (!declares(content, "chamber") && holidays.some(({ whole }) => whole)) say("weeks", "school_holidays");
    return;
  }
  if (content.start_on !== null && content.start_on <= today) say("start_on", "day_past");
  const hours = gratificationOf(rules, { ...content, duration_days: Math.min(content.duration_days ?? 0, 366) }).hours;
  if (kind.most_hours !== null && hours > kind.most_hours) say("duration_days", "placement_too_long");
  const months = content.duration_months;
  const [least] = (kind.months ?? []) as number[];
  if (least === undefined || months === null) return;
  const professional = content.contract === "professionnalisation";
  const longer = declares(content, "branch_agreement", "priority_public", "disabled_apprentice");
  if (months < least || (months > (professional ? 12 : 36) && !longer)) {
    say("duration_months", professional ? "professional_length" : "contract_length");
  }
}

function checkHours(rules: OfferRules, content: OfferContent, limits: WorkingTime, say: Say): void {
  const { day_starts: starts, day_ends: ends, weekdays } = content;
  if (starts && !ends) say("day_ends", "needed");
  if (ends && !starts) say("day_starts", "needed");
  if (starts && ends && checkDay(starts, ends, content, limits, say)) {
    // The rest would only repeat it.
    return;
  }
  const { day, week } = hoursOf(content);
  if (week === null && limits.ages !== "adults") {
    const needs = Object.assign({}, ...levelsOf(rules, content).map((one) => one.needs)) as Record<string, string>;
    for (const [field, rule] of Object.entries(needs)) say(field as keyof OfferContent, rule);
  }
  const longer = declares(content, "long_hours");
  if (day !== null && day > limits.hours_per_day && !longer)
    say(starts ? "day_ends" : "hours_per_day", "too_many_hours_a_day");
  else if (week !== null && week > limits.hours_per_week && !longer)
    say(starts ? "weekdays" : "hours_per_week", "too_many_hours_a_week");
  // Whether the trade of an apprentice allows it, the server knows.
  const sunday = content.contract === "apprentissage" || (declares(content, "sunday") && mayDeclare(content, "sunday"));
  const less = declares(content, "one_and_a_half_days_off");
  if (weekdays.includes("sun") && !limits.sunday && !sunday) say("weekdays", "no_sunday");
  else if (weekdays.length > limits.days_per_week && !less) say("weekdays", "too_many_days");
  else if (weekdays.length && limits.ages !== "adults" && !hasTwoDaysOff(content) && !less)
    say("weekdays", "two_days_off");
}

/** Whether the day's hours themselves are wrong. */
function checkDay(starts: string, ends: string, content: OfferContent, limits: WorkingTime, say: Say): boolean {
  const pause = content.break_minutes ?? 0;
  const night = declares(content, "night");
  const presence = presenceOf(content, starts, ends);
  const longest = longestStretch(content, presence);
  if (presence <= 0) say("day_ends", "hours_reversed");
  else if (presence - pause / 60 <= 0) say("break_minutes", "hours_reversed");
  else if (!night && limits.earliest && minutesOf(starts) < minutesOf(limits.earliest)) say("day_starts", "too_early");
  else if (!night && isLate(content, limits)) say("day_ends", "too_late");
  else if (longest === null) say("break_starts", "hours_reversed");
  else if (longest > limits.break_after_hours) say("break_starts", "break_too_short");
  else if (presence > limits.break_after_hours && pause < limits.break_minutes) say("break_minutes", "break_too_short");
  else if (24 - presence < limits.daily_rest_hours) say("day_ends", "rest_too_short");
  else return false;
  return true;
}

/** Hours of the longer stretch of a day in two; 0: it is one; null: the break is not within it. */
function longestStretch({ day_starts, break_starts, break_minutes }: OfferContent, presence: number): number | null {
  if (!day_starts || !break_starts) return 0;
  const first = ((minutesOf(break_starts) - minutesOf(day_starts) + 1440) % 1440) / 60;
  const second = presence - first - (break_minutes ?? 0) / 60;
  return first > 0 && second > 0 && break_minutes ? Math.max(first, second) : null;
}

function hasTwoDaysOff({ weekdays }: OfferContent): boolean {
  return WEEKDAYS.some((day, position) => {
    const next = WEEKDAYS[(position + 1) % WEEKDAYS.length]!;
    return !weekdays.includes(day) && !weekdays.includes(next);
  });
}

function checkGratification(rules: OfferRules, content: OfferContent, say: Say): void {
  if (!gratificationOf(rules, content).due) return;
  const given = content.gratification_cents_per_hour;
  if (given === null) say("gratification_cents_per_hour", "gratification_needed");
  else if (given < rules.gratification_minimum_cents_per_hour)
    say("gratification_cents_per_hour", "gratification_too_low");
}
