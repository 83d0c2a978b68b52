// Fails when the JavaScript grows beyond its budget (gzip, kB of 1000 bytes).
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { allFiles, DIST, englishFiles, filesBeforeMap, initialFiles, readManifest } from "./graph.mjs";

const manifest = readManifest();
const rows = [
  { name: "JS of the first page", files: initialFiles(manifest), limit: 60 },
  { name: "JS before the map", files: filesBeforeMap(manifest), limit: 150 },
  { name: "JS of English words", files: englishFiles(manifest) },
  { name: "JS with the map", files: allFiles(manifest) },
];

let failed = false;
for (const { name, files, limit } of rows) {
  const scripts = files.filter((file) => file.endsWith(".js"));
  const bytes = scripts.reduce((sum, file) => sum + gzipSync(readFileSync(join(DIST, file))).length, 0);
  const size = bytes / 1000;
  const over = limit !== undefined && size > limit;
  failed ||= over;
  const of = limit === undefined ? "" : ` of ${limit}`;
  console.log(`${over ? "TOO BIG" : "ok"}  ${name}: ${size.toFixed(1)}${of} kB gzip, ${scripts.length} files`);
}
if (failed) process.exit(1);
