import { describe, expect, it } from "vitest";
import { faultsOf, likeMonday, slotsOf, weekOf, withMore } from "./week";

const MORNING = { opens: "09:00", closes: "12:00" };
const AFTERNOON = { opens: "14:00", closes: "17:00" };
const SLOTS = [
  { weekday: 1, ...MORNING },
  { weekday: 1, ...AFTERNOON },
  { weekday: 7, ...MORNING },
];

describe("an adviser's week", () => {
  it("is the same after reading and writing", () => {
    expect(slotsOf(weekOf(SLOTS))).toEqual(SLOTS);
    expect(weekOf([])).toEqual([[], [], [], [], [], [], []]);
  });

  it.each([
    [
      [MORNING, AFTERNOON],
      [null, null],
    ],
    [
      [AFTERNOON, MORNING],
      [null, null],
    ],
    [
      [MORNING, { opens: "12:00", closes: "13:00" }],
      [null, null],
    ],
    [
      [MORNING, { opens: "11:59", closes: "13:00" }],
      ["overlap", "overlap"],
    ],
    [
      [MORNING, { ...MORNING }],
      ["overlap", "overlap"],
    ],
    [[{ opens: "12:00", closes: "12:00" }], ["reversed"]],
    [
      [{ opens: "", closes: "12:00" }, MORNING],
      ["missing", null],
    ],
  ])("says what is wrong with %j", (day, faults) => {
    expect(faultsOf(day)).toEqual(faults);
  });

  it("proposes the morning, then the afternoon, then nothing", () => {
    const day = withMore(withMore([]));
    expect(day).toEqual([MORNING, AFTERNOON]);
    expect(withMore(day)[2]).toEqual({ opens: "", closes: "" });
  });

  it("repeats Monday from Tuesday to Friday and leaves the weekend", () => {
    const week = likeMonday(weekOf(SLOTS));
    expect(week[4]).toEqual([MORNING, AFTERNOON]);
    expect(week[5]).toEqual([]);
    expect(week[6]).toEqual([MORNING]);
  });
});
