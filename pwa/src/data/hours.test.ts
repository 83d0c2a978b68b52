import { describe, expect, it } from "vitest";
import { isClosedOn, statusAt } from "./hours";
import type { OpeningDay } from "./types";

function day(date: string, ...spans: string[]): OpeningDay {
  const intervals = spans.map((span) => {
    const [from = "", to = ""] = span.split("-");
    return { from, to, comment: null };
  });
  return { date, holiday: null, intervals };
}

const winter = (time: string): Date => new Date(`2026-11-25T${time}:00+01:00`);
const week = [day("2026-11-25", "09:00-12:00", "13:30-17:00"), day("2026-11-26"), day("2026-11-27", "10:00-12:00")];

describe("statusAt", () => {
  it("is open from the first minute to the last one before closing", () => {
    expect(statusAt(week, winter("09:00"))).toEqual({ state: "open", until: "12:00", comment: null });
    expect(statusAt(week, winter("11:59"))).toMatchObject({ state: "open" });
    expect(statusAt(week, winter("12:00"))).toEqual({ state: "opens", at: "13:30" });
  });

  it("says when it opens next, past the days that are closed", () => {
    const next = { day: "2026-11-27", at: "10:00" };
    expect(statusAt(week, winter("17:00"))).toEqual({ state: "closed", beganOpen: true, next });
    expect(statusAt(week.slice(1), new Date("2026-11-26T10:00:00+01:00"))).toEqual({
      state: "closed",
      beganOpen: false,
      next,
    });
  });

  it("promises no next opening beyond a day that is not known", () => {
    const gap = [week[0]!, week[2]!];
    expect(statusAt(gap, winter("18:00"))).toEqual({ state: "closed", beganOpen: true, next: null });
  });

  it("never shows a day left out, or a copy out of date, as closed", () => {
    expect(statusAt(week.slice(1), winter("10:00"))).toEqual({ state: "unknown" });
    expect(statusAt(week, new Date("2026-11-28T10:00:00+01:00"))).toEqual({ state: "outdated" });
    expect(statusAt([], winter("10:00"))).toEqual({ state: "outdated" });
  });

  it("follows the clock of Paris, wherever the phone is", () => {
    // 23:30 in UTC is already the next day in Paris.
    const days = [day("2026-11-25", "08:00-18:00"), day("2026-11-26", "00:00-02:00")];
    expect(statusAt(days, new Date("2026-11-25T23:30:00Z"))).toMatchObject({ state: "open", until: "02:00" });
  });

  it("joins openings that touch, across midnight too", () => {
    const night = [day("2026-11-25", "18:00-22:00", "22:00-24:00"), day("2026-11-26", "00:00-03:00")];
    expect(statusAt(night, winter("19:00"))).toMatchObject({ state: "open", until: "03:00" });
    expect(statusAt(night.slice(0, 1), winter("23:00"))).toMatchObject({ state: "open", until: "24:00" });
  });

  it("names no hour for what never closes", () => {
    const always = [day("2026-11-25", "00:00-24:00"), day("2026-11-26", "00:00-24:00")];
    expect(statusAt(always, winter("15:00"))).toEqual({ state: "open", until: null, comment: null });
  });

  describe("when the clocks change", () => {
    it("closes at the same hour on the wall on the day of 25 hours", () => {
      const days = [day("2026-10-25", "01:00-09:00"), day("2026-10-26", "09:00-17:00")];
      // 02:30 comes twice that night; both times it is open.
      expect(statusAt(days, new Date("2026-10-25T00:30:00Z"))).toMatchObject({ state: "open" });
      expect(statusAt(days, new Date("2026-10-25T01:30:00Z"))).toMatchObject({ state: "open" });
      expect(statusAt(days, new Date("2026-10-25T07:59:00Z"))).toMatchObject({ state: "open", until: "09:00" });
      expect(statusAt(days, new Date("2026-10-25T08:00:00Z"))).toEqual({
        state: "closed",
        beganOpen: true,
        next: { day: "2026-10-26", at: "09:00" },
      });
    });

    it("opens at the same hour on the wall on the day of 23 hours", () => {
      const days = [day("2026-03-28", "09:00-12:00"), day("2026-03-29", "09:00-12:00")];
      expect(statusAt(days, new Date("2026-03-29T06:59:00Z"))).toEqual({ state: "opens", at: "09:00" });
      expect(statusAt(days, new Date("2026-03-29T07:00:00Z"))).toMatchObject({ state: "open" });
      expect(statusAt(days, new Date("2026-03-28T12:00:00Z"))).toMatchObject({
        state: "closed",
        next: { day: "2026-03-29", at: "09:00" },
      });
    });
  });
});

describe("isClosedOn", () => {
  const closure = (from: string | null, to: string | null) => ({ from, to, note: null });

  it("counts both ends of the closure", () => {
    const summer = closure("2026-07-13", "2026-08-21");
    expect(isClosedOn(summer, "2026-07-12")).toBe(false);
    expect(isClosedOn(summer, "2026-07-13")).toBe(true);
    expect(isClosedOn(summer, "2026-08-21")).toBe(true);
    expect(isClosedOn(summer, "2026-08-22")).toBe(false);
  });

  it("takes a missing end for open-ended, and no closure for none", () => {
    expect(isClosedOn(closure("2026-11-01", null), "2027-01-01")).toBe(true);
    expect(isClosedOn(closure(null, "2026-11-30"), "2026-11-25")).toBe(true);
    expect(isClosedOn(closure(null, null), "2026-11-25")).toBe(true);
    expect(isClosedOn(null, "2026-11-25")).toBe(false);
  });
});
