// What a company says of its offer, as the form holds it.
import type { OfferKind, OfferMine, OfferRules, OfferWrite, Weekday } from "./offers";

export type OfferContent = Required<OfferWrite>;

export const WEEKDAYS: readonly Weekday[] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
/** The texts of an offer that everybody reads, in the order of its form. */
export const TEXTS = ["title", "description", "accessibility"] as const;
const WORKING_DAYS = WEEKDAYS.slice(0, 5);

/** An offer that is just begun: usual hours of a short placement, allowed at every age, save writing. */
export function blank(kind: OfferKind, communeCode: string | null): OfferContent {
  const byWeek = kind === "observation";
  return {
    kind,
    title: "",
    description: "",
    rome_codes: [],
    levels: [],
    commune_code: communeCode,
    address: null,
    postcode: null,
    weeks: [],
    places: 1,
    start_on: null,
    end_on: null,
    duration_days: null,
    duration_months: null,
    day_starts: byWeek ? "09:00" : null,
    day_ends: byWeek ? "16:00" : null,
    break_minutes: byWeek ? 60 : null,
    break_starts: null,
    weekdays: byWeek ? [...WORKING_DAYS] : [],
    hours_per_day: null,
    hours_per_week: null,
    contract: null,
    gratification_cents_per_hour: null,
    remote: "no",
    accessibility: "",
    priorities: [],
    reserved_uais: [],
    declarations: [],
    declaration_note: "",
    headcount: null,
    tutors: null,
  };
}

/** Whether nothing but the kind was chosen. */
export function isBlank(content: OfferContent): boolean {
  return same(content, blank(content.kind, content.commune_code));
}

/** Whether a word was typed: an offer without one is not begun at the server. */
export function hasText({ title, description, address, accessibility, declaration_note }: OfferContent): boolean {
  return [title, description, address, accessibility, declaration_note].some((text) => text?.trim());
}

/** Another kind: what was typed stays, and so do the levels and declarations that it has too; hours come where there
 * were none at all. */
export function ofKind(content: OfferContent, kind: OfferKind, rules?: OfferRules): OfferContent {
  if (content.kind === kind) return content;
  const usual = blank(kind, content.commune_code);
  if (isBlank(content)) return usual;
  const its = rules?.kinds.find((one) => one.kind === kind);
  const levels = content.levels.filter((level) => its?.levels.includes(level));
  const { day_starts, day_ends, break_minutes, weekdays } = content;
  const untimed = day_starts === null && day_ends === null && break_minutes === null && !weekdays.length;
  return {
    ...content,
    kind,
    levels: levels.length > (its?.levels_most ?? 0) ? [] : levels,
    declarations: content.declarations.filter((code) =>
      rules?.declarations.some((one) => one.code === code && one.kinds.includes(kind)),
    ),
    ...(untimed && {
      day_starts: usual.day_starts,
      day_ends: usual.day_ends,
      break_minutes: usual.break_minutes,
      weekdays: usual.weekdays,
    }),
  };
}

/** An offer as its company wrote it. */
export function contentOf(offer: OfferMine): OfferContent {
  const clock = (time: string | null): string | null => time?.slice(0, 5) ?? null;
  return normal({
    kind: offer.kind,
    title: offer.title,
    description: offer.description,
    rome_codes: offer.rome_codes,
    levels: offer.levels,
    commune_code: offer.commune_code,
    address: offer.address,
    postcode: offer.postcode,
    weeks: offer.weeks_detail.map(({ week, places }) => ({ week, places })),
    places: offer.places,
    start_on: offer.start_on,
    end_on: null,
    duration_days: offer.duration_days,
    duration_months: offer.duration_months,
    day_starts: clock(offer.day_starts),
    day_ends: clock(offer.day_ends),
    break_minutes: offer.break_minutes,
    break_starts: clock(offer.break_starts),
    weekdays: offer.weekdays,
    hours_per_day: offer.hours_per_day,
    hours_per_week: offer.hours_per_week,
    contract: offer.contract,
    gratification_cents_per_hour: offer.gratification?.cents_per_hour ?? null,
    remote: offer.remote,
    accessibility: offer.accessibility,
    priorities: offer.priorities,
    reserved_uais: offer.reserved_uais,
    declarations: offer.declarations,
    declaration_note: offer.declaration_note,
    headcount: offer.headcount,
    tutors: offer.tutors,
  });
}

/** What goes to the server: only the fields of its kind, and nothing that follows from others. */
export function normal(content: OfferContent): OfferContent {
  const { kind } = content;
  const byWeek = kind === "observation";
  const timed = content.day_starts !== null && content.day_ends !== null;
  const dated = !byWeek;
  return {
    kind,
    title: content.title.trim(),
    description: content.description.trim(),
    rome_codes: content.rome_codes,
    levels: content.levels,
    commune_code: content.commune_code,
    address: content.address?.trim() || null,
    postcode: content.postcode,
    weeks: byWeek ? [...content.weeks].sort((a, b) => a.week.localeCompare(b.week)) : [],
    places: byWeek ? 1 : content.places,
    start_on: dated ? content.start_on : null,
    // The length tells it.
    end_on: null,
    duration_days: kind === "placement" ? content.duration_days : null,
    duration_months: kind === "apprenticeship" ? content.duration_months : null,
    day_starts: content.day_starts,
    day_ends: content.day_ends,
    break_minutes: content.break_minutes,
    break_starts: timed ? content.break_starts : null,
    weekdays: WEEKDAYS.filter((day) => content.weekdays.includes(day)),
    hours_per_day: timed ? null : content.hours_per_day,
    hours_per_week: timed && content.weekdays.length ? null : content.hours_per_week,
    contract: kind === "apprenticeship" ? content.contract : null,
    gratification_cents_per_hour: kind === "placement" ? content.gratification_cents_per_hour : null,
    remote: content.remote,
    accessibility: content.accessibility.trim(),
    priorities: content.priorities,
    reserved_uais: content.reserved_uais,
    // A draft kept by an earlier version of the app has none of these.
    declarations: [...(content.declarations ?? [])].sort(),
    declaration_note: (content.declaration_note ?? "").trim(),
    headcount: content.headcount ?? null,
    tutors: content.tutors ?? null,
  };
}

/** Whether two say the same to the server. */
export function same(one: OfferContent, other: OfferContent): boolean {
  return JSON.stringify(normal(one)) === JSON.stringify(normal(other));
}

/** The fields in which two differ. */
export function differences(one: OfferContent, other: OfferContent): (keyof OfferContent)[] {
  const [mine, theirs] = [normal(one), normal(other)];
  const names = Object.keys(mine) as (keyof OfferContent)[];
  return names.filter((name) => JSON.stringify(mine[name]) !== JSON.stringify(theirs[name]));
}
