import { expect, test } from "vitest";
import { howRead } from "./how-read";

test("what nobody read here came with the demonstration, and is no source still to be read", () => {
  expect(howRead({ records: 1, imported_at: "2026-11-30T10:00:00Z" })).toContain("1 fiche, lu le");
  expect(howRead({ records: 40, imported_at: null })).toBe("40 fiches, avec le jeu de démonstration");
});
