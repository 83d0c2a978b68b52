import { describe, expect, it } from "vitest";
import { holdsAll, plain } from "./plain";

describe("words typed on a phone", () => {
  it("are compared without accents and capitals", () => {
    expect(plain("Pâtissière À l’Œuvre")).toBe("patissiere a l’œuvre");
  });

  it("find a name in which each begins a word, in any order", () => {
    expect(holdsAll("Lycée Jules-Verne", "verne lyc")).toBe(true);
    expect(holdsAll("Boulanger / Boulangère", "BOULANGÈ")).toBe(true);
    expect(holdsAll("Lycée d’Angers", "angers")).toBe(true);
  });

  it("find nothing by a part of a word, by one word of two, or by none", () => {
    expect(holdsAll("Lycée Jules-Verne", "erne")).toBe(false);
    expect(holdsAll("Lycée Jules-Verne", "lycée hugo")).toBe(false);
    expect(holdsAll("Lycée Jules-Verne", " - ")).toBe(false);
  });
});
