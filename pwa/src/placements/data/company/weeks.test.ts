import { expect, test } from "vitest";
import { byMonth, mondaysFrom, nextMonday } from "./weeks";

test("a week that has begun is past, on its Monday already", () => {
  expect(nextMonday("2026-11-25")).toBe("2026-11-30");
  expect(nextMonday("2026-11-29")).toBe("2026-11-30");
  expect(nextMonday("2026-11-30")).toBe("2026-12-07");
});

test("weeks go over the end of a year, and over the changes of the clock", () => {
  expect(mondaysFrom("2026-12-21", 3)).toEqual(["2026-12-21", "2026-12-28", "2027-01-04"]);
  expect(mondaysFrom("2027-03-22", 2)).toEqual(["2027-03-22", "2027-03-29"]);
});

test("weeks stand under the month in which they begin", () => {
  expect(byMonth(["2026-11-30", "2026-12-07"])).toEqual([
    ["2026-11", ["2026-11-30"]],
    ["2026-12", ["2026-12-07"]],
  ]);
});
