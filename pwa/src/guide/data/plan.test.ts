import { describe, expect, it } from "vitest";
import { doneIn, lastYear, planOf, type Tick } from "./plan";

const EVENT = "0191b2c3-0000-7000-8000-000000000001";
const done: Tick[] = [{ id: "ps-wishes", year: "2026-2027" }, { id: "ps-confirm", year: "2027-2028" }, { id: EVENT }];

describe("what is ticked off", () => {
  it("is a step of its school year only, and an event or one's own step in each", () => {
    expect(doneIn(done, "2026-2027")).toEqual(["ps-wishes", EVENT]);
    expect(doneIn(done, "2027-2028")).toEqual(["ps-confirm", EVENT]);
    expect(doneIn(done, "2028-2029")).toEqual([EVENT]);
  });

  it("is told without the year's steps as long as their calendar is not there", () => {
    expect(doneIn(done, undefined)).toEqual([EVENT]);
  });

  it("has a last school year where a step was", () => {
    expect([lastYear(done), lastYear([{ id: EVENT }]), lastYear([])]).toEqual(["2027-2028", undefined, undefined]);
  });
});

describe("what a phone keeps", () => {
  const rest = { ways: [], own: [], link: { secret: "s" } };

  it("is read as it was kept before ticks had a year, mixed with newer ones too", () => {
    expect(planOf({ ...rest, done: ["ps-wishes", EVENT, { id: "ps-confirm", year: "2027-2028" }] })).toEqual({
      ...rest,
      done: [{ id: "ps-wishes", year: "2026-2027" }, { id: EVENT }, { id: "ps-confirm", year: "2027-2028" }],
    });
  });

  it("is an empty path where there is none", () => {
    expect(planOf(undefined)).toEqual({ ways: [], done: [], own: [], link: null });
  });
});
