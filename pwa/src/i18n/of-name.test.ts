import { expect, it } from "vitest";
import { ofName } from "./of-name";

it.each([
  ["Nantes", "de Nantes"],
  ["Angers", "d’Angers"],
  ["Évron", "d’Évron"],
  ["Herbignac", "d’Herbignac"],
  ["Haute-Goulaine", "de Haute-Goulaine"],
  ["Le Mans", "du Mans"],
  ["Les Herbiers", "des Herbiers"],
  ["La Roche-sur-Yon", "de La Roche-sur-Yon"],
  ["Lespérance", "de Lespérance"],
])("%s is said %s", (name, words) => {
  expect(ofName(name)).toBe(words);
});
