// The list of French insults, taken from its package at build; the api reads the file when it starts.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

const require = createRequire(import.meta.url);

/** Write build/insults.json: the words, whose they are, and their licence. */
export function writeInsults() {
  const root = join(import.meta.dirname, "..", "..", "build");
  const home = join(require.resolve("french-badwords-list/package.json"), "..");
  const { name, version } = require("french-badwords-list/package.json");
  const licence = readFileSync(join(home, "LICENSE"), "utf8");
  mkdirSync(root, { recursive: true });
  const words = require("french-badwords-list").array;
  writeFileSync(join(root, "insults.json"), JSON.stringify({ source: `${name} ${version}`, licence, words }));
}
