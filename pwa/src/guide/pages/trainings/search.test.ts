import { expect, it } from "vitest";
import { readTrainings, trainingFilters, trainingQuery } from "./search";

const LAVAL = { by: "commune", code: "53130", name: "Laval", lat: 48.07, lon: -0.77 } as const;
const read = (query: string) => readTrainings(new URLSearchParams(query));

it("asks for what was chosen, around where one is", () => {
  const search = read(
    "q=boulangerie&status=apprenticeship&level=3&domain=22&sector=private&months=24&radius=30&career=D1102&field=D1102",
  );
  expect(trainingFilters(search)).toBe(6);
  expect(trainingQuery(search, LAVAL)).toEqual({
    q: "boulangerie",
    status: "apprenticeship",
    level: 3,
    domain: "22",
    sector: "private",
    max_months: 24,
    career: "D1102",
    field: "D1102",
    commune: "53130",
    radius_km: 30,
    limit: 20,
  });
});

it("leaves a distance out where there is no point", () => {
  expect(trainingQuery(read("radius=100"), { by: "region" })).toEqual({ limit: 20 });
  expect(trainingQuery(read("radius=100"), null)).toEqual({ limit: 20 });
});

it.each(["status=day", "level=12", "domain=9", "domain=22'", "months=7", "radius=1e9", "career=X1", "field=X1"])(
  "takes %s for nothing",
  (query) => {
    expect(trainingFilters(read(query))).toBe(0);
    expect(trainingQuery(read(query), null)).toEqual({ limit: 20 });
  },
);
