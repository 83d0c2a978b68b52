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

it("leaves a text without findings whole, and an empty one empty", () => {
  expect(piecesOf("rien", [])).toEqual([{ text: "rien", findings: [] }]);
  expect(piecesOf("", [])).toEqual([]);
});
