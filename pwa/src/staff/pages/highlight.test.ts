import { expect, test } from "vitest";
import { highlight } from "./highlight";

const marked = (text: string, ...words: string[]) =>
  highlight(text, words)
    .map((piece) => (piece.marked ? `[${piece.text}]` : piece.text))
    .join("");

test("words are found as the server found them: without accents, in any case", () => {
  expect(marked("Travail NON RÉMUNÉRÉ, hélas", "non remunere")).toBe("Travail [NON RÉMUNÉRÉ], hélas");
  expect(marked("L’essai : 2 jours", "l'essai")).toBe("[L’essai] : 2 jours");
});

test("ligatures and combining signs do not shift what is marked", () => {
  expect(marked("Œuvre au cœur de l'été\u0301: au noir", "au noir")).toBe("Œuvre au cœur de l'été\u0301: [au noir]");
  expect(marked("Main d’œuvre gratuite", "main d'oeuvre")).toBe("[Main d’œuvre] gratuite");
});

test("every place is marked, the longer word wins, and signs are only signs", () => {
  expect(marked("au noir ou au noir. (au)", "au", "au noir")).toBe("[au noir] ou [au noir]. ([au])");
  expect(marked("a+b (c)", "b (c)")).toBe("a+[b (c)]");
  expect(marked("rien")).toBe("rien");
});
