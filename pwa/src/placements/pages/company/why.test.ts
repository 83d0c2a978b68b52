import { expect, test } from "vitest";
import type { LawFinding, OfferRules } from "../../data/company/offers";
import { briefly, exactlyOf, whyOf } from "./why";

const LATE = "Trop tard : pas après 20 h avant 16 ans, ni après 22 h avant 18 ans. Finissez plus tôt.";
const SUNDAY = "Pas de dimanche avant 18 ans, sauf en apprentissage dans certains métiers. Ôtez ce jour.";

test("an error is one sentence, then what to do and where the law says so (Placements, line 7)", () => {
  expect(whyOf(LATE, [{ name: "L3163-1" }, { name: "L3163-2" }])).toEqual({
    says: "Trop tard : pas après 20 h avant 16 ans, ni après 22 h avant 18 ans.",
    more: "Finissez plus tôt.",
    sources: "L3163-1, L3163-2",
  });
  expect(whyOf("Ici 4.5 h de trop.")).toMatchObject({ says: "Ici 4.5 h de trop.", more: "" });
  expect(whyOf("Pas de téléphone")).toMatchObject({ says: "Pas de téléphone", more: "" });
  expect(whyOf("Trop tard. (Code du travail L3163-1)").more).toBe("(Code du travail L3163-1)");
});

test("what somebody will look at is said once: no limit twice, no words quoted by two rules (Placements, line 7)", () => {
  const both = (text: string) => ({ fr: text, en: text });
  const finding = (rule: string, field: string, says: string, declarations: string[] = []) =>
    ({
      rule,
      field,
      says: both(says),
      declarations,
      sources: [],
      weeks: [],
      outcome: "asked",
    }) as unknown as LawFinding;
  const rules = {
    rules: [
      { code: "too_late", says: both(LATE) },
      { code: "no_sunday", says: both(SUNDAY) },
    ],
  } as unknown as OfferRules;
  const exactly = "Ici la journée finit à 23 h : avant 18 ans, pas après 22 h.";
  const quote = "Vous écrivez « dimanche soir ».";
  expect(briefly([finding("too_late", "day_ends", `${exactly} ${LATE}`, ["night"])], rules, ["night"])).toEqual([
    exactly,
  ]);
  expect(briefly([finding("no_sunday", "weekdays", SUNDAY, ["sunday"])], rules, [])).toEqual([SUNDAY]);
  expect(briefly([finding("no_sunday", "weekdays", SUNDAY, ["sunday"])], rules, ["sunday"])).toEqual([
    "Pas de dimanche avant 18 ans, sauf en apprentissage dans certains métiers.",
  ]);
  expect(
    briefly(
      [
        finding("no_sunday", "description", `${quote} ${SUNDAY}`),
        finding("too_late", "description", `${quote} ${LATE}`),
      ],
      rules,
      [],
    ),
  ).toEqual([`${quote} ${SUNDAY}`, LATE]);
  expect(briefly([finding("too_late", "day_ends", `${exactly} ${LATE}`)], undefined, [])).toEqual([
    `${exactly} ${LATE}`,
  ]);
  // Where no day is known, the rule is said in other words; who declared what allows it is not asked to.
  const noDay = "Avant 18 ans, pas de dimanche. Déclarez cet accord.";
  expect(briefly([finding("no_sunday", "description", `${quote} ${noDay}`, ["sunday"])], rules, ["sunday"])).toEqual([
    `${quote} ${noDay}`,
  ]);
  expect(briefly([finding("no_sunday", "weekdays", noDay, ["sunday"])], rules, ["sunday"])).toEqual([
    "Avant 18 ans, pas de dimanche.",
  ]);
  expect(briefly([finding("no_sunday", "weekdays", noDay, ["sunday"])], rules, [])).toEqual([noDay]);
});

test("beside the limit that holds, an error names no other age's: what to do follows", () => {
  const exactly = "Ici 9 h par jour : avant 15 ans, la limite est 6 h.";
  const rule = "Trop d’heures par jour à cet âge : 6 h avant 15 ans, 8 h avant 18 ans. Raccourcissez la journée.";
  expect(exactlyOf(`${exactly} ${rule}`, rule)).toBe(`${exactly} Raccourcissez la journée.`);
  expect(exactlyOf(rule, rule)).toBe(rule);
  expect(exactlyOf("Autre chose.", rule)).toBe("Autre chose.");
  expect(exactlyOf("Ici 6 h. Prévoyez une pause.", "Prévoyez une pause.")).toBe("Ici 6 h.");
});
