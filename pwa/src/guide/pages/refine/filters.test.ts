import { expect, it } from "vitest";
import { hrefWith, hrefWithout, readAsked, requestOf } from "./filters";

const asked = readAsked(new URLSearchParams("q=jardin&liking=9&liking=9&family=A&what=1&liking=14"));

it("reads each value once, and nothing else", () => {
  expect(asked).toEqual({
    q: "jardin",
    values: [
      { kind: "liking", code: "9" },
      { kind: "liking", code: "14" },
      { kind: "family", code: "A" },
    ],
  });
  expect(requestOf(asked)).toEqual({ q: "jardin", liking: ["9", "14"], family: ["A"] });
});

it("adds a value, and takes one away", () => {
  expect(hrefWith(asked, "hours", "400")).toBe("/careers?q=jardin&liking=9&liking=14&family=A&hours=400");
  expect(hrefWithout(asked, "liking", "14")).toBe("/careers?q=jardin&liking=9&family=A");
  expect(hrefWithout(readAsked(new URLSearchParams("theme=001")), "theme", "001")).toBe("/careers");
});

it("lets a family take the place of its domain, not of another", () => {
  expect(hrefWith(asked, "family", "A12")).toBe("/careers?q=jardin&liking=9&liking=14&family=A12");
  expect(hrefWith(asked, "family", "D11")).toBe("/careers?q=jardin&liking=9&liking=14&family=A&family=D11");
});
