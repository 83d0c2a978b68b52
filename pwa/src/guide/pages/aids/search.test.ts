import { expect, it } from "vitest";
import { aidQuery, readAids } from "./search";

const LAVAL = { by: "commune", code: "53130", name: "Laval", lat: 48.07, lon: -0.77 } as const;
const read = (query: string) => readAids(new URLSearchParams(query));

it("asks for what one said of oneself, where one lives", () => {
  expect(aidQuery(read("profile=apprentice&age=17"), LAVAL)).toEqual({
    profile: "apprentice",
    age: 17,
    commune: "53130",
    limit: 20,
  });
});

it("asks for the whole region where no commune is known", () => {
  expect(aidQuery(read(""), { by: "position", lat: 47.2, lon: -1.5, name: null })).toEqual({ limit: 20 });
  expect(aidQuery(read(""), null)).toEqual({ limit: 20 });
});

it.each(["profile=king", "profile=", "age=3", "age=17.5", "age=1e9", "age=x"])("takes %s for nothing", (query) => {
  expect(aidQuery(read(query), null)).toEqual({ limit: 20 });
});

it("shows the topic of the address first, and each once", () => {
  const usual = read("").topics;
  expect(read("topic=again").topics).toEqual(["again", ...usual.filter((one) => one !== "again")]);
  expect(usual[0]).not.toBe("again");
  expect(read("topic=nonsense").topics).toEqual(usual);
});
