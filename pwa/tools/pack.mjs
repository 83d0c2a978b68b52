// Packs what never changes under its name, once and as well as can be: a server that knows how (Caddy's
// `precompressed`) sends these files as they are. Not part of the build: our own server packs by itself.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { DIST } from "./graph.mjs";

/** Pictures of dots and fonts are packed in themselves. */
const TEXT = /\.(css|js|json|svg|txt)$/;
/** Below it the headers of an answer weigh more than what is saved. */
const SMALLEST = 1024;
const BEST = { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY };

for (const folder of ["assets", "pictures"]) {
  for (const name of readdirSync(join(DIST, folder), { recursive: true })) {
    if (!TEXT.test(name)) continue;
    const path = join(DIST, folder, name);
    const plain = readFileSync(path);
    if (plain.length < SMALLEST) continue;
    writeFileSync(`${path}.br`, brotliCompressSync(plain, { params: BEST }));
    writeFileSync(`${path}.gz`, gzipSync(plain, { level: 9 }));
  }
}
