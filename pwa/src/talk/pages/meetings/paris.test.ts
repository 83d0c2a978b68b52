import { describe, expect, it } from "vitest";
import { instantInParis } from "./paris";

describe("a moment that somebody chooses in Paris", () => {
  it.each([
    ["2026-12-01", "17:30", "2026-12-01T16:30:00.000Z"],
    ["2026-07-01", "17:30", "2026-07-01T15:30:00.000Z"],
    ["2027-03-28", "08:00", "2027-03-28T06:00:00.000Z"],
    ["2026-10-25", "08:00", "2026-10-25T07:00:00.000Z"],
  ])("%s %s", (day, time, instant) => {
    expect(instantInParis(day, time)).toBe(instant);
  });
});
