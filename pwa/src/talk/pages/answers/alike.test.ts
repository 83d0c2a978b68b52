import { describe, expect, it } from "vitest";
import type { Answer } from "../../data/answers";
import { alike } from "./alike";

const about = (id: string, question: string, answer = ""): Answer => ({
  id,
  question,
  answer,
  career: null,
  mentor_kind: null,
  published_at: "2026-11-20T10:00:00Z",
});

const HOURS = about("hours", "À quelle heure commence un apprenti ?", "À 6 h, et on finit vers 13 h.");
const COLD = about(
  "cold",
  "Est-ce qu’il faut aimer le froid ?",
  "De bons gants, et les salaires montent avec les années.",
);
const PAY = about("pay", "Quel est le salaire au début ?");
const ALL = [HOURS, COLD, PAY];

const found = (text: string): string[] => alike(text, ALL, 3).map(({ id }) => id);

describe("answers about what is typed", () => {
  it("share a word, however it is written", () => {
    expect(found("vous commencez à quelles HEURES")).toEqual(["hours"]);
    expect(found("il fait tres froid ?")).toEqual(["cold"]);
  });

  it("begin with those whose question says it", () => {
    expect(found("Combien, le salaire ?")).toEqual(["pay", "cold"]);
  });

  it("are none for words that every question holds, or for none", () => {
    expect(found("")).toEqual([]);
    expect(found("Bonjour, comment est votre métier ?")).toEqual([]);
  });

  it("are no more than asked for", () => {
    expect(alike("salaire froid heure", ALL, 2)).toHaveLength(2);
  });
});
