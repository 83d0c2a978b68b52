import { expect, it } from "vitest";
import { atName, ofName } from "./of-name";

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

it.each([
  ["Laval", "à Laval"],
  ["Le Mans", "au Mans"],
  ["Les Herbiers", "aux Herbiers"],
  ["La Flèche", "à La Flèche"],
])("in %s is said %s", (name, words) => {
  expect(atName(name)).toBe(words);
});
