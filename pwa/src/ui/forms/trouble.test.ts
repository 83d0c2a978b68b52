// Every form says what the server refuses in the same way: this reads the sources.
import { expect, it } from "vitest";

const files = import.meta.glob<string>("/src/**/*.tsx", { query: "?raw", import: "default", eager: true });
const sources = Object.entries(files).map(([path, text]) => ({ path: path.replace("/src/", ""), text }));

/** Forms that only look for something or go on to a next step; the last two show a refusal where the words are. */
const SENDS_NOTHING = [
  "ui/finder.tsx",
  "ui/search-field.tsx",
  "staff/pages/audit.tsx",
  "staff/pages/lexicon.tsx",
  "staff/pages/orphans.tsx",
  "guide/pages/path/path.tsx",
  "placements/pages/company/step-form.tsx",
  "talk/pages/conversations/composer.tsx",
];

it("is sent by useSending, or sends nothing", () => {
  const others = sources.filter(({ text }) => text.includes("<form") && !/useSending|sending: Sending/.test(text));
  expect(others.map(({ path }) => path).sort()).toEqual([...SENDS_NOTHING].sort());
});

it("shows with Trouble what the server said", () => {
  const silent = sources.filter(({ text }) => /= useSending\(/.test(text) && !text.includes("<Trouble"));
  expect(silent.map(({ path }) => path)).toEqual([]);
});

it("leaves the words that no field shows to Trouble, and lets nothing stand over them", () => {
  const own = sources.filter(({ text }) =>
    /Object\.values\((\w+\.)?sending\.fields\)|\.\.\.sending\.fields/.test(text),
  );
  expect(own.map(({ path }) => path)).toEqual([]);
});
