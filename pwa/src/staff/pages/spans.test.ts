import { expect, it } from "vitest";
import { piecesOf } from "./spans";

it("marks what was found where it stands", () => {
  expect(piecesOf("mon 06 et toi", [{ finding: "phone", start: 4, end: 6 }])).toEqual([
    { text: "mon ", findings: [] },
    { text: "06", findings: ["phone"] },
    { text: " et toi", findings: [] },
  ]);
});

it("counts code points as the server does, and makes one run of findings that overlap", () => {
  const found = [
    { finding: "phone", start: 4, end: 6 },
    { finding: "meeting", start: 2, end: 5 },
  ];
  expect(piecesOf("😀 abcd, oui", found)).toEqual([
    { text: "😀 ", findings: [] },
    { text: "abcd", findings: ["meeting", "phone"] },
    { text: ", oui", findings: [] },
  ]);
});

it("keeps apart what stands apart, in the order of the text", () => {
  const found = [
    { finding: "phone", start: 3, end: 4 },
    { finding: "email", start: 0, end: 1 },
  ];
  expect(piecesOf("a, b", found)).toEqual([
    { text: "a", findings: ["email"] },
    { text: ", ", findings: [] },
    { text: "b", findings: ["phone"] },
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
