import ts from "typescript";
import { expect, it } from "vitest";

const sources = import.meta.glob<string>(["../**/*.{ts,tsx,json}", "!../**/*.test.ts", "!../**/*.en.{ts,json}", "!../**/tsconfig.json"], {
  query: "?raw",
  import: "default",
  eager: true,
});

// Written as a character or as an escape: only the plain space lets a line break there.
const BREAKS = / [:;!?»]|« |[\d}] (?:h|min)\b/;

const PIECES = new Set([ts.SyntaxKind.TemplateHead, ts.SyntaxKind.TemplateMiddle, ts.SyntaxKind.TemplateTail]);

/** The texts of a file, those between the `${…}` of a template too; comments and code are none. */
function textsOf(source: ts.SourceFile): string[] {
  const texts: string[] = [];
  const look = (node: ts.Node) => {
    if (ts.isStringLiteralLike(node) || ts.isJsxText(node) || PIECES.has(node.kind)) texts.push(node.getText(source));
    ts.forEachChild(node, look);
  };
  look(source);
  return texts;
}

const broken = (name: string, code: string) => textsOf(ts.createSourceFile(name, code, ts.ScriptTarget.Latest, true)).filter((text) => BREAKS.test(text));

it("finds the plain spaces of texts, and of nothing else", () => {
  expect(broken("a.ts", "const a = b ? c : `${d} : «\\u00a0e\\u00a0»`; // Vu : « f »")).toEqual(["} : «\\u00a0e\\u00a0»`"]);
  expect(broken("a.ts", "const a = [`${b} h par jour`, 'de 9 h', '9\\u00a0h'];")).toEqual(["} h par jour`", "'de 9 h'"]);
});

it("lets no line begin with a French mark, nor with the unit of a number", () => {
  expect(Object.keys(sources).length).toBeGreaterThan(100);
  expect(Object.entries(sources).flatMap(([name, code]) => broken(name, code).map((text) => `${name}: ${text}`))).toEqual([]);
}, 30_000);
