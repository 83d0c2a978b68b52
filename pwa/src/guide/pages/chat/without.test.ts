import { expect, it } from "vitest";
import type { Understood } from "../../../data/search";
import { without } from "./without";

const read = {
  words: ["boulanger"],
  readings: [{ words: ["cfa"] }, { words: ["cholet"] }],
} as unknown as Understood;

it("takes the words of a reading out of what was typed", () => {
  expect(without("Un CFA, vers  Cholét ?", ["cholet"], read)).toEqual({ text: "Un CFA, vers ?", alone: false });
});

it("leaves nothing where nothing else was said", () => {
  expect(without("cfa ?", ["cfa"], read).text).toBe("");
});

it("asks for all that was looked for, where the reading came from words said before", () => {
  expect(without("et à Laval ?", ["cfa"], read)).toEqual({ text: "cholet boulanger", alone: true });
});
