import { expect, it } from "vitest";
import { piecesOf } from "./spans";

it("marks what was found where it stands", () => {
  expect(piecesOf("mon 06 et toi", [{ finding: "phone", start: 4, end: 6 }])).toEqual([
    { text: "mon ", findings: [] },
    { text: "06", findings: ["phone"] },
    { text: " et toi", findings: [] },
  ]);
});

it("counts code points as the server does, and cuts findings that overlap", () => {
  const found = [
    { finding: "handle", start: 2, end: 6 },
    { finding: "insult", start: 4, end: 6 },
  ];
  expect(piecesOf("😀 abcd", found)).toEqual([
    { text: "😀 ", findings: [] },
    { text: "ab", findings: ["handle"] },
    { text: "cd", findings: ["handle", "insult"] },
  ]);
});

it("names once what was found twice in the same words", () => {
  const found = [
    { finding: "distress", start: 0, end: 14 },
    { finding: "distress", start: 3, end: 14 },
  ];
  expect(piecesOf("je veux mourir", found)).toEqual([{ text: "je veux mourir", findings: ["distress"] }]);
});

it("leaves a text without findings whole, and an empty one empty", () => {
  expect(piecesOf("rien", [])).toEqual([{ text: "rien", findings: [] }]);
  expect(piecesOf("", [])).toEqual([]);
});
