import { expect, test } from "vitest";
import { excerpts } from "./texts";

test("words are quoted once, with a little around them (Placements, line 7)", () => {
  const text = "Nous cherchons un jeune garçon motivé pour la pose.";
  // Two findings of the same words, one inside the other, are one part.
  expect(excerpts(text, ["jeune garçon", "cherchons un jeune garçon"])).toEqual([
    { part: text, word: "cherchons un jeune garçon" },
  ]);
  const far = `jeune garçon ${"et encore un peu de texte ".repeat(6)}jeune fille`;
  expect(excerpts(far, ["jeune fille", "jeune garçon"]).map(({ word }) => word)).toEqual([
    "jeune garçon",
    "jeune fille",
  ]);
  expect(excerpts(far, ["jeune fille"])[0]!.part).toMatch(/^….*jeune fille$/);
  expect(excerpts("", ["garçon"])).toEqual([]);
});
