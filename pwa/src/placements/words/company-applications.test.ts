import { expect, test } from "vitest";
import { fr } from "./company-applications.fr";

test("whoever gave no first name is spoken of in good French", () => {
  expect(fr.one("")).toBe("Candidature d’une ou un jeune");
  expect(fr.one("Prénom")).toBe("Candidature de Prénom");
});
