// The whole build: app, service worker with its list of files, API docs; then the sizes.
import { createHash } from "node:crypto";
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { build } from "vite";
import { writeContexts } from "./contexts.mjs";
import { copyFonts } from "./fonts.mjs";
import { allFiles, DIST, englishFiles, filesBeforeMap, filesOfPages, patternsOfPages, readManifest } from "./graph.mjs";
import { writeInsults } from "./insults.mjs";
import { writePictures } from "./pictures.mjs";

const BUILDS = join(DIST, ".vite", "builds.json");
/** Files without a hash in their name that the shell needs offline. */
const FIXED = ["index.html", "manifest.webmanifest", "icons/mark.svg", "icons/icon-192.png"];

const earlier = existsSync(BUILDS) ? JSON.parse(readFileSync(BUILDS, "utf8")) : [];
await build({ logLevel: "warn", build: { emptyOutDir: false } });
const manifest = readManifest();
keepTwoBuilds(allFiles(manifest));
await buildServiceWorker(filesBeforeMap(manifest), englishFiles(manifest));
// The server has each page fetch its own from the start (api/platform/kit/page_files.py).
writeFileSync(join(DIST, ".vite", "pages.json"), JSON.stringify(filesOfPages(manifest)));
// It says of what is no page that it is missing.
writeFileSync(join(DIST, ".vite", "routes.json"), JSON.stringify(patternsOfPages()));
copyApiDocs();
copyFonts();
writeInsults();
writePictures(DIST);
await writeContexts();
await import("./size.mjs");

/** A tab opened before this build still asks for the files of the one before: those stay, older ones go. */
function keepTwoBuilds(current) {
  const same = (files) => files.join() === current.join();
  const builds = [current, ...earlier.filter((files) => !same(files))].slice(0, 2);
  const kept = new Set(builds.flat());
  for (const name of readdirSync(join(DIST, "assets"))) {
    if (!kept.has(`assets/${name}`)) rmSync(join(DIST, "assets", name));
  }
  writeFileSync(BUILDS, JSON.stringify(builds));
}

/** Build sw.js: it knows by heart the files of the shell, and is new whenever one of them is. */
async function buildServiceWorker(hashed, english) {
  const digest = createHash("sha256");
  for (const file of [...FIXED, ...hashed, ...english]) digest.update(file).update(readFileSync(join(DIST, file)));
  // The page as it is built opens any address: what the server writes into it is of one.
  const fixed = FIXED.map((file) => `/${file}`);
  await build({
    configFile: false,
    logLevel: "warn",
    publicDir: false,
    define: {
      FILES: JSON.stringify({
        version: digest.digest("hex").slice(0, 12),
        fixed,
        hashed: hashed.map((file) => `/${file}`),
        english: english.map((file) => `/${file}`),
      }),
    },
    build: {
      outDir: DIST,
      emptyOutDir: false,
      target: "es2022",
      rolldownOptions: { input: "src/sw/sw.ts", output: { format: "iife", entryFileNames: "sw.js" } },
    },
  });
}

/** The API's documentation page is served by us, without a foreign script. */
function copyApiDocs() {
  const swagger = createRequire(import.meta.url).resolve("swagger-ui-dist/package.json");
  mkdirSync(join(DIST, "api-docs"), { recursive: true });
  for (const file of ["swagger-ui.css", "swagger-ui-bundle.js", "LICENSE", "NOTICE"]) {
    copyFileSync(join(swagger, "..", file), join(DIST, "api-docs", file));
  }
}
