import { expect, it } from "vitest";
import { staffWords } from "./staff";

it("says of each list of requests for a role that this one is empty", () => {
  const { none, shownStatuses } = staffWords().candidacy;
  expect(Object.keys(none)).toEqual(Object.keys(shownStatuses));
  expect(new Set(Object.values(none)).size).toBe(Object.keys(shownStatuses).length);
});
