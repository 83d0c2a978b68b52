import { expect, test } from "vitest";
import { fr } from "./path.fr";

test("months are joined as French elides them", () => {
  expect(fr.months("avril", "juin")).toBe("d’avril à juin");
  expect(fr.months("octobre", "mars")).toBe("d’octobre à mars");
  expect(fr.months("janvier", "août")).toBe("de janvier à août");
});
