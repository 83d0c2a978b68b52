import { expect, test } from "vitest";
import { holidaysIn } from "../../../data/holidays";
import { blank, normal, type OfferContent, ofKind } from "./content";
import type { OfferRules, WorkingTime } from "./offers";
import { beyond, check, gratificationOf, hoursOf, inSecondeWindow, limitsOf, usualLimitsOf } from "./rules";

const UNDER_15: WorkingTime = {
  ages: "under_15",
  hours_per_day: 6,
  hours_per_week: 30,
  earliest: "06:00:00",
  latest: "20:00:00",
  break_minutes: 30,
  break_after_hours: 4.5,
  daily_rest_hours: 14,
  days_per_week: 5,
  sunday: false,
  sources: [],
};
const UNDER_16: WorkingTime = { ...UNDER_15, ages: "under_16", hours_per_day: 7, hours_per_week: 35 };
const APPRENTICE_15: WorkingTime = { ...UNDER_16, hours_per_day: 8 };
const UNDER_18: WorkingTime = { ...APPRENTICE_15, ages: "under_18", latest: "22:00:00", daily_rest_hours: 12 };
const ADULTS: WorkingTime = {
  ...UNDER_18,
  ages: "adults",
  hours_per_day: 10,
  hours_per_week: 48,
  earliest: null,
  latest: null,
  days_per_week: 6,
  sunday: true,
};
const HOURS = { hours_per_week: "hours_needed" };
const NEEDS = ["title", "description", "levels"];

/** As `/offer-rules` answers. */
const RULES = {
  kinds: [
    {
      kind: "observation",
      levels: ["4e", "3e", "2nde"],
      levels_most: 1,
      needs: [...NEEDS, "weeks", "day_starts", "day_ends", "weekdays"],
      weeks: true,
      most_hours: null,
      months: null,
      sources: [],
    },
    {
      kind: "placement",
      levels: ["cap", "bts"],
      levels_most: 6,
      needs: [...NEEDS, "duration_days"],
      weeks: false,
      most_hours: 924,
      months: null,
      sources: [],
    },
    {
      kind: "apprenticeship",
      levels: ["cap", "bts"],
      levels_most: 1,
      needs: [...NEEDS, "contract", "start_on", "duration_months"],
      weeks: false,
      most_hours: null,
      months: [6, 36],
      sources: [],
    },
  ],
  declarations: [
    { code: "night", asks: true },
    { code: "off_on_holidays", asks: false },
  ],
  levels: [
    { level: "3e", working_time: UNDER_15, apprentices: UNDER_15, needs: HOURS },
    { level: "2nde", working_time: UNDER_16, apprentices: UNDER_16, needs: HOURS },
    { level: "cap", working_time: UNDER_16, apprentices: APPRENTICE_15, needs: HOURS },
    { level: "bts", working_time: ADULTS, apprentices: ADULTS, needs: {} },
  ],
  from_fifteen: UNDER_16,
  from_sixteen: UNDER_18,
  seconde: { first: "2027-06-14", last: "2027-06-25", published: false },
  public_holidays: [{ day: "2027-05-06", name: "Ascension" }],
  school_holidays: [
    { first: "2027-02-20", last: "2027-03-07", name: "Vacances d’hiver" },
    { first: "2027-05-06", last: "2027-05-08", name: "Pont de l’Ascension" },
  ],
  gratification_threshold_hours: 308,
  gratification_minimum_cents_per_hour: 450,
} as unknown as OfferRules;

const TODAY = "2027-01-13";

function observation(part: Partial<OfferContent> = {}): OfferContent {
  return {
    ...blank("observation", "44109"),
    title: "Une semaine",
    description: "Avec nous.",
    levels: ["3e"],
    weeks: [{ week: "2027-02-01", places: 1 }],
    ...part,
  };
}

const said = (content: OfferContent) => check(RULES, content, TODAY).map(({ field, code }) => `${field} ${code}`);

test("a form as it begins, with its title, text, class and week, may be published", () => {
  expect(said(observation())).toEqual([]);
});

test.each<[Partial<OfferContent>, string]>([
  [{ title: "Ici" }, "title needed"],
  [{ description: "  " }, "description needed"],
  [{ levels: [] }, "levels needed"],
  [{ weeks: [] }, "weeks needed"],
  [{ weeks: [{ week: "2027-01-11", places: 1 }] }, "weeks week_past"],
  [{ levels: ["2nde"] }, "weeks outside_seconde_window"],
  [{ day_starts: null }, "day_starts needed"],
  [{ day_ends: "08:00" }, "day_ends hours_reversed"],
  [{ break_minutes: 0 }, "break_minutes break_too_short"],
  [{ day_ends: "17:30" }, "day_ends too_many_hours_a_day"],
  [{ day_starts: "05:30", day_ends: "11:30" }, "day_starts too_early"],
  [{ day_starts: "14:30", day_ends: "20:30" }, "day_ends too_late"],
  [{ day_starts: "08:00", day_ends: "19:00", break_minutes: 300 }, "day_ends rest_too_short"],
  [{ weekdays: ["sun"] }, "weekdays no_sunday"],
  [{ weekdays: ["mon", "tue", "wed", "thu", "fri", "sat"], day_ends: "14:00" }, "weekdays too_many_days"],
  [{ weekdays: ["mon", "tue", "thu", "fri", "sat"] }, "weekdays two_days_off"],
  [{ commune_code: null }, "commune_code needed"],
])("%o is told as « %s »", (part, expected) => {
  expect(said(observation(part))).toContain(expected);
});

test("pupils of seconde come in the weeks set for them, of any year", () => {
  for (const week of ["2027-06-14", "2027-06-21", "2028-06-19"]) {
    expect(said(observation({ levels: ["2nde"], weeks: [{ week, places: 1 }] }))).toEqual([]);
  }
});

test("a week that goes over into January is in no window of June", () => {
  expect(inSecondeWindow(RULES, "2026-12-28")).toBe(false);
  expect(inSecondeWindow(RULES, "2027-06-21")).toBe(true);
});

test("a week outside those of seconde is named (Placements, line 7)", () => {
  const weeks = ["2027-02-08", "2027-06-14"].map((week) => ({ week, places: 1 }));
  const outside = check(RULES, observation({ levels: ["2nde"], weeks }), TODAY).filter(
    ({ code }) => code === "outside_seconde_window",
  );
  expect(outside).toEqual([{ field: "weeks", code: "outside_seconde_window", weeks: ["2027-02-08"] }]);
});

test("Sundays are declared of no contract of professionnalisation (Placements, line 4)", () => {
  const contract = {
    ...observation(),
    ...blank("apprenticeship", "44109"),
    levels: ["cap" as const],
    weekdays: ["sun" as const],
    declarations: ["sunday" as const],
  };
  expect(said({ ...contract, contract: "professionnalisation" })).toContain("weekdays no_sunday");
  expect(said({ ...contract, contract: "apprentissage" })).not.toContain("weekdays no_sunday");
});

test("apprentices have other limits than pupils of the same diploma", () => {
  const placement = { ...blank("placement", null), levels: ["cap" as const] };
  expect(limitsOf(RULES, placement)?.ages).toBe("under_16");
  expect(limitsOf(RULES, { ...placement, kind: "apprenticeship" })).toBe(APPRENTICE_15);
  expect(limitsOf(RULES, { ...placement, kind: "apprenticeship", contract: "professionnalisation" })).toBe(UNDER_18);
  expect(limitsOf(RULES, { ...placement, levels: ["bts", "cap"] })?.ages).toBe("under_16");
});

test("a hotel pupil of 17 may work until 22:00, later with a permit that is declared", () => {
  const placement = {
    ...observation(),
    ...blank("placement", "44109"),
    title: "Au service",
    description: "En salle.",
    levels: ["cap" as const],
    duration_days: 28,
    declaration_note: "Inspection, mars 2026",
  };
  const until = (day_ends: string, declarations: OfferContent["declarations"] = []) =>
    said({ ...placement, day_starts: "15:00", day_ends, break_minutes: 60, declarations });
  const week = "hours_per_week hours_needed";
  expect(until("22:00")).toEqual([week]);
  expect(until("22:30")).toEqual(["day_ends too_late"]);
  expect(until("22:30", ["night"])).toEqual([week]);
});

test("hours a week are asked for where the server's rules need them, and of no adults", () => {
  const placement = {
    ...observation(),
    ...blank("placement", "44109"),
    title: "Au service",
    description: "En salle.",
    levels: ["cap" as const],
    duration_days: 28,
  };
  expect(said(placement)).toEqual(["hours_per_week hours_needed"]);
  expect(said({ ...placement, hours_per_week: 35 })).toEqual([]);
  expect(
    said({ ...placement, day_starts: "09:00", day_ends: "16:00", break_minutes: 60, weekdays: ["mon", "tue"] }),
  ).toEqual([]);
  expect(said({ ...placement, levels: ["bts"] })).toEqual([]);
  expect(said({ ...placement, declarations: ["adults_only"] })).toEqual([]);
});

test("a night goes on into the next day: of adults it is none too long, of others too late", () => {
  const placement = {
    ...observation(),
    ...blank("placement", "44109"),
    title: "Veille",
    description: "De nuit.",
    duration_days: 28,
  };
  const night = {
    ...placement,
    day_starts: "22:00",
    day_ends: "06:00",
    break_minutes: 60,
    weekdays: ["mon" as const, "tue" as const],
  };
  expect(said({ ...night, levels: ["bts"] })).toEqual([]);
  expect(hoursOf({ ...night, levels: ["bts"] })).toEqual({ day: 7, week: 14 });
  expect(said({ ...night, levels: ["cap"] })).toEqual(["day_ends too_late"]);
  expect(said({ ...night, levels: ["cap"], declarations: ["adults_only"] })).toEqual([]);
  expect(said(observation({ day_starts: "22:00", day_ends: "04:00" }))).toEqual(["day_ends hours_reversed"]);
});

test("pupils of fifteen may be there seven hours a day, and the limits of the youngest stay what they are", () => {
  const long = observation({ day_ends: "17:00" });
  expect(said(long)).toEqual([]);
  expect(limitsOf(RULES, long)).toBe(UNDER_16);
  expect(usualLimitsOf(RULES, long)).toBe(UNDER_15);
  expect(beyond(long, UNDER_15)).toEqual(["hours_per_day", "hours_per_week"]);
});

test("a day a week of a BUT over nine months is no long placement", () => {
  const placement = {
    ...observation(),
    ...blank("placement", "44109"),
    title: "Un jour par semaine",
    description: "Projet.",
    levels: ["bts" as const],
  };
  expect(said({ ...placement, duration_days: 270, hours_per_week: 7 })).toEqual([]);
  expect(said({ ...placement, duration_days: 270, gratification_cents_per_hour: 500 })).toEqual([
    "duration_days placement_too_long",
  ]);
});

test("weeks of public and of school holidays are told, unless the company says what it does then", () => {
  const week = (monday: string, ...declarations: OfferContent["declarations"]) =>
    said(observation({ weeks: [{ week: monday, places: 1 }], declarations }));
  expect(week("2027-02-22")).toEqual(["weeks school_holidays"]);
  expect(week("2027-02-22", "chamber")).toEqual([]);
  expect(week("2027-05-03")).toEqual(["weeks public_holiday"]);
  expect(week("2027-05-03", "off_on_holidays")).toEqual([]);
  expect(holidaysIn(RULES, "2027-05-03")).toEqual({ day: "Ascension", school: "Pont de l’Ascension", whole: false });
  expect(holidaysIn(RULES, "2027-02-22")).toEqual({ day: undefined, school: "Vacances d’hiver", whole: true });
});

test("a draft kept before declarations existed is read and sent as one without any", () => {
  const { declarations: _, declaration_note: __, headcount: ___, tutors: ____, ...old } = observation();
  expect(said(old as OfferContent)).toEqual([]);
  expect(normal(old as OfferContent)).toMatchObject({
    declarations: [],
    declaration_note: "",
    headcount: null,
    tutors: null,
  });
});

test("beyond 308 hours a gratification is due, and not less than the least", () => {
  const placement = {
    ...observation(),
    ...blank("placement", "44109"),
    title: "Stage long",
    description: "Projet.",
    levels: ["bts" as const],
  };
  expect(gratificationOf(RULES, { ...placement, duration_days: 56 })).toEqual({ hours: 280, due: false });
  const long = { ...placement, duration_days: 70 };
  expect(said(long)).toEqual(["gratification_cents_per_hour gratification_needed"]);
  expect(said({ ...long, gratification_cents_per_hour: 400 })).toEqual([
    "gratification_cents_per_hour gratification_too_low",
  ]);
  expect(said({ ...long, gratification_cents_per_hour: 450 })).toEqual([]);
});

test("a change of kind keeps what was typed, and sends only what belongs to the kind", () => {
  const changed = ofKind(observation(), "apprenticeship");
  expect(changed).toMatchObject({ title: "Une semaine", levels: [], weeks: [{ week: "2027-02-01", places: 1 }] });
  expect(normal(changed)).toMatchObject({ weeks: [], places: 1 });
  expect(ofKind(changed, "observation").weeks).toHaveLength(1);
});

test("another kind keeps the levels and declarations that it has too, and hours of which a part is typed", () => {
  const declarations = [
    { code: "night", kinds: ["placement", "apprenticeship"] },
    { code: "more_trainees", kinds: ["placement"] },
  ] as OfferRules["declarations"];
  const rules = { ...RULES, declarations };
  const placement: OfferContent = {
    ...blank("placement", "44109"),
    title: "Au service",
    levels: ["cap"],
    declarations: ["more_trainees", "night"],
  };
  expect(ofKind(placement, "apprenticeship", rules)).toMatchObject({ levels: ["cap"], declarations: ["night"] });
  expect(ofKind({ ...placement, levels: ["cap", "bts"] }, "apprenticeship", rules).levels).toEqual([]);
  expect(ofKind({ ...placement, day_ends: "22:30" }, "observation", rules)).toMatchObject({
    day_starts: null,
    day_ends: "22:30",
    weekdays: [],
  });
});

test("hours beyond what an age may work are named, and the limits of that age stay what they are", () => {
  const placement: OfferContent = {
    ...blank("placement", "44109"),
    levels: ["cap"],
    day_starts: "15:00",
    day_ends: "22:00",
    break_minutes: 60,
  };
  expect(usualLimitsOf(RULES, placement)?.ages).toBe("under_16");
  expect(beyond(placement, usualLimitsOf(RULES, placement)!)).toEqual(["day_ends"]);
  expect(limitsOf(RULES, placement)).toBe(UNDER_18);
  expect(beyond({ ...placement, day_starts: "05:00", day_ends: "13:00", break_minutes: 0 }, UNDER_16)).toEqual([
    "day_starts",
    "hours_per_day",
  ]);
});

test("a derogation says which agreement it rests on, a promise needs none (Placements, line 7)", () => {
  const placement: OfferContent = {
    ...blank("placement", "44109"),
    title: "Au service",
    description: "En salle.",
    levels: ["bts"],
    duration_days: 28,
  };
  expect(said({ ...placement, declarations: ["off_on_holidays"] })).toEqual([]);
  expect(said({ ...placement, declarations: ["night"], declaration_note: " le  " })).toEqual([
    "declaration_note needed",
  ]);
  expect(said({ ...placement, declarations: ["night"], declaration_note: "Inspection, mars 2026" })).toEqual([]);
});
