import { expect, it } from "vitest";
import { readDate } from "./read-date";

it.each([
  ["7", "3", "2011", "2011-03-07"],
  [" 07", "03 ", "2011", "2011-03-07"],
  ["29", "2", "2012", "2012-02-29"],
])("%s %s %s is a day", (day, month, year, expected) => expect(readDate({ day, month, year })).toBe(expected));

it.each([
  ["", "3", "2011"],
  ["7", "mars", "2011"],
  ["7", "3", "11"],
  ["31", "4", "2011"],
  ["29", "2", "2011"],
  ["0", "1", "2011"],
  ["1", "13", "2011"],
])("%s %s %s is none", (day, month, year) => expect(readDate({ day, month, year })).toBeNull());
