import { expect, test } from "vitest";
import { plainName } from "./names";

test.each([
  ["LAVAL", "Laval"],
  ["LE MANS", "Le Mans"],
  ["LA ROCHE SUR YON", "La Roche-sur-Yon"],
  ["LES SABLES D OLONNES", "Les Sables-d’Olonnes"],
  ["SAINT NAZAIRE", "Saint-Nazaire"],
  ["FONTENAY LE CTE", "Fontenay-le-Comte"],
  ["Château-Gontier-sur-Mayenne", "Château-Gontier-sur-Mayenne"],
  ["Zone d’emploi", "Zone d’emploi"],
])("%s is written %s", (name, written) => expect(plainName(name)).toBe(written));
