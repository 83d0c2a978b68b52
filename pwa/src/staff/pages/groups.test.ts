import { expect, it } from "vitest";
import { groupsOf } from "./groups";

const one = (id: string, about_id: string | null, decided_at: string | null = null) => ({ id, about_id, decided_at });
const ids = (...cases: ReturnType<typeof one>[]) => groupsOf(cases).map((group) => group.map(({ id }) => id));

it("puts what is about one person at the place of its gravest", () => {
  expect(ids(one("1", "Léa"), one("2", "Tom"), one("3", "Léa"))).toEqual([["1", "3"], ["2"]]);
});

it("leaves alone what is about nobody in particular, and what is decided", () => {
  expect(ids(one("1", null), one("2", null))).toEqual([["1"], ["2"]]);
  expect(ids(one("1", "Léa", "2026-11-01"), one("2", "Léa", "2026-10-01"))).toEqual([["1"], ["2"]]);
});
