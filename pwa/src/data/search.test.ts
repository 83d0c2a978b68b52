import { beforeEach, describe, expect, it, vi } from "vitest";
import { FakeCaches } from "../sw/fake-caches";

vi.stubGlobal("addEventListener", vi.fn());
vi.stubGlobal("document", { addEventListener: vi.fn() });

const { searches, where } = await import("./preferences");
const { forgetSearches, hereQuery, keepSearch, searchHref } = await import("./search");

beforeEach(async () => {
  vi.stubGlobal("caches", new FakeCaches());
  await forgetSearches();
});

describe("what was searched", () => {
  it("is kept the newest first, once however it is spelt, eight at most", () => {
    for (const words of ["un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf"]) keepSearch(words);
    keepSearch("Cinq");
    expect(searches.value).toEqual(["Cinq", "neuf", "huit", "sept", "six", "quatre", "trois", "deux"]);
  });

  it("is forgotten one by one, or at once", async () => {
    keepSearch("cfa");
    keepSearch("bus");
    await forgetSearches("cfa");
    expect(searches.value).toEqual(["bus"]);
    await forgetSearches();
    expect(searches.value).toEqual([]);
  });

  it("is forgotten with its answers and what was suggested while it was typed", async () => {
    const answers = await caches.open("epass-answers-1");
    const suggestions = await caches.open("epass-answers-1-suggestions");
    const at = (path: string) => `https://app.test/api/v1/${path}`;
    const left = async () => [...(await answers.keys()), ...(await suggestions.keys())].map(({ url }) => url);
    await answers.put(at("places/1"), new Response("{}"));
    for (const words of ["Mal%20%C3%AAtre", "bus"])
      await answers.put(at(`search?q=${words}&limit=20`), new Response("{}"));
    for (const words of ["mal", "mal%20e", "bu"]) await suggestions.put(at(`suggest?q=${words}`), new Response("{}"));
    await forgetSearches("Mal être");
    expect(await left()).toEqual([at("places/1"), at("search?q=bus&limit=20"), at("suggest?q=bu")]);
    await forgetSearches();
    expect(await left()).toEqual([at("places/1")]);
  });
});

describe("a search", () => {
  it("has its words in its address, whatever they hold", () => {
    expect(searchHref("bac & co + 2")).toBe("/search?q=bac%20%26%20co%20%2B%202");
    // Half a sign, which would end the page that links to it.
    expect(searchHref("bus \ud83d")).toBe("/search?q=bus%20%EF%BF%BD");
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
