import { describe, expect, it } from "vitest";
import { leftOf, leftText } from "./lifetime";

const MINUTE = 60_000;
const SINCE = { clock: 1_000_000, steady: 500 };
const after = (clock: number, steady: number) => ({ clock: SINCE.clock + clock, steady: SINCE.steady + steady });

describe("what is left of a card's time", () => {
  it.each([
    ["at once", 0, 0, 5 * MINUTE],
    ["after a minute", MINUTE, MINUTE, 4 * MINUTE],
    ["at the end", 5 * MINUTE, 5 * MINUTE, 0],
    ["after a sleep in which one clock stood still", 9 * MINUTE, 1_000, 0],
    ["where the phone's clock stands still", 0, 6 * MINUTE, 0],
    ["where it was put right by a second", -1_000, 3_000, 5 * MINUTE - 3_000],
    ["where it was set back", -MINUTE, 1_000, 0],
  ])("%s", (_, clock, steady, left) => {
    expect(leftOf(5 * MINUTE, SINCE, after(clock, steady))).toBe(left);
  });

  it("is told in minutes and seconds, and never as nothing while there is some", () => {
    expect([5 * MINUTE, 249_000, 60_000, 400, 0].map(leftText)).toEqual(["5:00", "4:09", "1:00", "0:01", "0:00"]);
  });
});
