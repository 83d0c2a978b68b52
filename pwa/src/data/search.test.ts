import { beforeEach, describe, expect, it, vi } from "vitest";

vi.stubGlobal("addEventListener", vi.fn());
vi.stubGlobal("document", { addEventListener: vi.fn() });

const { searches, where } = await import("./preferences");
const { forgetSearches, hereQuery, keepSearch, searchHref } = await import("./search");

beforeEach(() => forgetSearches());

describe("what was searched", () => {
  it("is kept the newest first, once however it is spelt, eight at most", () => {
    for (const words of ["un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf"]) keepSearch(words);
    keepSearch("Cinq");
    expect(searches.value).toEqual(["Cinq", "neuf", "huit", "sept", "six", "quatre", "trois", "deux"]);
  });

  it("is forgotten one by one, or at once", () => {
    keepSearch("cfa");
    keepSearch("bus");
    forgetSearches("cfa");
    expect(searches.value).toEqual(["bus"]);
    forgetSearches();
    expect(searches.value).toEqual([]);
  });
});

describe("a search", () => {
  it("has its words in its address, whatever they hold", () => {
    expect(searchHref("bac & co + 2")).toBe("/search?q=bac%20%26%20co%20%2B%202");
  });

  it("counts distances from where the phone searches", () => {
    where.value = { by: "commune", code: "53130", name: "Laval", lat: 48.07, lon: -0.77 };
    expect(hereQuery()).toEqual({ commune: "53130" });
    where.value = { by: "position", lat: 47.218, lon: -1.554, name: null };
    expect(hereQuery()).toEqual({ lat: 47.218, lon: -1.554 });
    where.value = { by: "region" };
    expect(hereQuery()).toEqual({});
  });
});
