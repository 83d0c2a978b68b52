import { expect, it } from "vitest";
import type { AgendaEvent } from "../../../data/types";
import { isOver, stepsOf } from "./order";
import type { YearCalendar } from "./plan";

type YearStep = YearCalendar["steps"][number];

const step = (id: string, begins?: string, day: string | null = null) =>
  ({
    id,
    way: "master",
    label: { fr: id, en: id },
    begins,
    usual: day ? null : { from: 1, to: 2 },
    starts_on: day,
    ends_on: day,
  }) as YearStep;
const year = (...steps: YearStep[]): YearCalendar => ({ school_year: "2026-2027", steps });
const event = { id: "fair", title: "Salon", starts_at: "2026-12-31T23:30:00Z" } as AgendaEvent;
const own = [
  { id: "aunt", text: "Demander à ma tante", day: "" },
  { id: "call", text: "Appeler", day: "2026-12-31" },
];

it("orders the year's steps, events of their day in Paris, and one's own by when they begin", () => {
  const calendar = year(
    step("later", "2027-02-01"),
    step("usual", "2027-01-01"),
    step("sure", "2027-01-18", "2027-01-18"),
  );
  const ids = stepsOf(calendar, ["master"], [event], own).map(({ id }) => id);
  expect(ids).toEqual(["call", "usual", "fair", "sure", "later", "aunt"]);
});

it("leaves the order that the server gave to a calendar kept before it said when steps begin", () => {
  const ids = stepsOf(year(step("a"), step("b")), ["master"], [], own).map(({ id }) => id);
  expect(ids.filter((id) => id.length === 1)).toEqual(["a", "b"]);
});

it.each([
  ["2027-02-28", false],
  ["2027-03-01", true],
])("holds a step of usual months for over once the last of them is, on %s", (today, over) => {
  expect(isOver(step("usual", "2027-01-01"), today)).toBe(over);
  const overNewYear = { ...step("around", "2026-12-01"), usual: { from: 12, to: 2 } } as YearStep;
  expect(isOver(overNewYear, today)).toBe(over);
});

it("holds a dated step for over the day after, and one that says no month never", () => {
  const sure = step("sure", "2027-01-18", "2027-01-18");
  expect([isOver(sure, "2027-01-18"), isOver(sure, "2027-01-19")]).toEqual([false, true]);
  expect(isOver(step("kept long ago"), "2030-01-01")).toBe(false);
});
