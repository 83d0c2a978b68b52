import { describe, expect, it } from "vitest";
import { postcodeText, readingText, whyText } from "./said";

describe("what was understood", () => {
  type Sort = "place_kind" | "diploma" | "level" | "status" | "type" | "commune" | "department";
  const said = (sort: Sort, means: string, { kind = "", name = "" } = {}): string =>
    readingText({ sort, means, kind, name, words: [] });

  it("is said as people say it", () => {
    expect(said("place_kind", "apprenticeship_centre")).toBe("CFA (apprentissage)");
    expect(said("diploma", "Bac pro")).toBe("Bac pro");
    expect(said("level", "4")).toBe("Bac");
    expect(said("status", "apprenticeship")).toBe("En apprentissage");
    expect(said("type", "event")).toBe("Événements");
    expect(said("type", "event", { kind: "open_day" })).toBe("Portes ouvertes");
    expect(said("commune", "72181", { name: "Le Mans" })).toBe("près du Mans");
    expect(said("department", "49", { name: "maine-et-loire" })).toBe("Maine-et-Loire");
  });
});

describe("a postcode", () => {
  const none = { postcode: null, outside: null, cut: null };

  it("is said with its communes, and what is wrong with it", () => {
    const communes = ["Corzé", "Marcé"].map((name) => ({ code: name, name }));
    expect(postcodeText({ ...none, postcode: { code: "49140", communes } })).toBe("49140\u00a0: Corzé, Marcé.");
    expect(postcodeText({ ...none, outside: "75001" })).toBe("75001 n’est pas dans la région.");
    expect(postcodeText({ ...none, cut: "4900" })).toContain("il manque un chiffre");
    expect(postcodeText(none)).toBe("");
  });
});

describe("why a result is there", () => {
  type Reason = "name" | "other_name" | "kind" | "near" | "wish";
  const why = (reason: Reason, text = "") => ({ reason, text, text_en: "" });

  it("is said with what was matched, the strongest two", () => {
    expect(whyText({ type: "career", why: [why("other_name", "Mitron")] })).toBe("On dit aussi «\u00a0Mitron\u00a0»");
    expect(whyText({ type: "place", why: [why("kind"), why("name"), why("near", "Angers")] })).toBe(
      "C’est ce qui est cherché · Son nom correspond",
    );
    expect(whyText({ type: "career", why: [why("wish", "Tu aimes les animaux")] })).toBe("Tu aimes les animaux");
    expect(whyText({ type: "career", why: [] })).toBe("");
  });

  it("names a company as the company", () => {
    expect(whyText({ type: "offer", why: [why("other_name", "Au Bon Pain")] })).toBe("Chez Au Bon Pain");
  });

  it("is not that it is near: it may be far, and its distance says", () => {
    expect(whyText({ type: "place", why: [why("near", "Angers")] })).toBe("");
  });
});
