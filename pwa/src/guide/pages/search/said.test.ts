import { describe, expect, it } from "vitest";
import type { Understood } from "../../../data/search";
import { readText, whyText } from "./said";

const NOTHING: Understood = {
  words: [],
  place_kinds: [],
  diplomas: [],
  levels: [],
  statuses: [],
  types: [],
  commune: null,
  department: null,
  corrected: [],
  matched: "all",
  distress: false,
};

describe("what was understood", () => {
  it("is said in one line, what is looked for last", () => {
    const laval = { code: "53130", name: "Laval" };
    expect(
      readText({ ...NOTHING, place_kinds: ["apprenticeship_centre"], commune: laval, words: ["boulangerie"] }),
    ).toBe("CFA (apprentissage) · autour de Laval · boulangerie");
    expect(readText({ ...NOTHING, levels: [4], statuses: ["apprenticeship"], department: "Mayenne" })).toBe(
      "Bac · En apprentissage · Mayenne",
    );
  });

  it("is not said where it is no more than the words typed", () => {
    expect(readText({ ...NOTHING, words: ["boulangerie", "bio"] })).toBe("");
  });
});

describe("why a result is there", () => {
  type Reason = "name" | "other_name" | "kind" | "near" | "wish";
  const why = (reason: Reason, text = "") => ({ reason, text, text_en: "" });

  it("is said with what was matched, the strongest two", () => {
    expect(whyText({ type: "career", why: [why("other_name", "Mitron")] }, ["mitron"])).toBe(
      "On dit aussi «\u00a0Mitron\u00a0»",
    );
    expect(whyText({ type: "place", why: [why("kind"), why("name"), why("near", "Angers")] }, [])).toBe(
      "C’est ce que tu cherches · Son nom correspond",
    );
    expect(whyText({ type: "career", why: [why("wish", "Tu aimes les animaux")] }, [])).toBe("Tu aimes les animaux");
    expect(whyText({ type: "career", why: [] }, [])).toBe("");
  });

  it("names a company as the company, and of many names the one that was typed", () => {
    expect(whyText({ type: "offer", why: [why("other_name", "Au Bon Pain")] }, ["pain"])).toBe("Chez Au Bon Pain");
    const names = [why("other_name", "Cuisine · Pâtissier / Pâtissière · Boulangerie")];
    expect(whyText({ type: "training", why: names }, ["patisserie"])).toBe(
      "On dit aussi «\u00a0Pâtissier / Pâtissière\u00a0»",
    );
  });

  it("is not that it is near: it may be far, and its distance says", () => {
    expect(whyText({ type: "place", why: [why("near", "Angers")] }, [])).toBe("");
  });
});
