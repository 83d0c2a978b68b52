// What the build's manifest says about which file needs which.
import { readFileSync } from "node:fs";
import { join } from "node:path";

/** Where Vite's output goes, beside this folder. */
export const DIST = join(import.meta.dirname, "..", "dist");

const MAP = "src/guide/map/";
/** Pages that few people open, and nobody for want of a network: no phone fetches them in advance. */
const FOR_FEW = [
  "src/app/rooms/few/",
  "src/app/content/legal",
  "src/app/content/ranking",
  "src/app/pages/say-interests",
  "src/app/pages/sources",
  "src/guide/pages/agenda-filters",
  "src/guide/pages/beside/",
  "src/guide/pages/chat/",
  "src/guide/pages/compare/",
  "src/guide/pages/figures/",
  "src/guide/pages/hiring/",
  "src/guide/pages/path/",
  "src/guide/pages/refine/",
  "src/guide/pages/tastes/",
  "src/guide/pages/visit/",
  "src/guide/pages/way-there/",
  "src/people/pages/organisation/",
  "src/placements/pages/applications/actions",
  "src/placements/pages/applications/masked",
  "src/placements/pages/applications/outcome",
  "src/placements/pages/offers/immersion",
  "src/placements/pages/offers/offer-filters",
  "src/talk/pages/advisers/",
  "src/talk/pages/answering/",
  "src/talk/pages/conversations/none.tsx",
  "src/talk/pages/conversations/search.tsx",
  "src/talk/pages/meetings/",
  "src/talk/pages/questions/actions",
  "src/talk/pages/questions/said-in-chat",
];

/** Files that rooms of few people share, by the names that vite.config.mjs gives them. */
const FILES_FOR_FEW = ["changes"];

/** Words of the language that is not the app's own: nobody carries both. */
const isEnglish = (key) => /[/.]en\.(ts|json)$/.test(key);

function isForMany(key, manifest) {
  return ![MAP, ...FOR_FEW].some((folder) => key.startsWith(folder)) && !FILES_FOR_FEW.includes(manifest[key]?.name);
}

/** The manifest of the last build: source module to chunk. */
export function readManifest() {
  return JSON.parse(readFileSync(join(DIST, ".vite", "manifest.json"), "utf8"));
}

/** Files that the first page needs before anything is asked for. */
export function initialFiles(manifest) {
  return reach(manifest, () => false);
}

/** Files of every page that a phone keeps for later, as long as the map stays closed. */
export function filesBeforeMap(manifest) {
  return reach(manifest, (key) => !isEnglish(key) && isForMany(key, manifest));
}

/** English words: files that phones keep as well once they have shown some. */
export function englishFiles(manifest) {
  const all = reach(manifest, (key) => isForMany(key, manifest));
  const french = filesBeforeMap(manifest);
  return all.filter((file) => !french.includes(file));
}

/** For each page that has code of its own, as routes.ts lists them: its pattern, and the files that it waits for. */
export function filesOfPages(manifest) {
  const source = routes();
  const rooms = Object.fromEntries(
    [...source.matchAll(/(\w+): \(\) => import\("\.\/([^"]+)"\)/g)].map((m) => m.slice(1)),
  );
  const first = new Set(initialFiles(manifest));
  return [...source.matchAll(/route\("([^"]+)", "\w+", lazy\(\(\) => (?:rooms\.(\w+)|import\("\.\/([^"]+)"\))/g)].map(
    ([, pattern, room, page]) => {
      const file = rooms[room] ?? page;
      // A room whose file is the chunk of its whole group has no key of its own.
      const key = Object.keys(manifest).find(
        (one) => one.startsWith(`src/app/${file}.`) || manifest[one].name === file.replace("rooms/", ""),
      );
      return [pattern, reach(manifest, () => false, [key]).filter((one) => !first.has(one) && /\.(js|css)$/.test(one))];
    },
  );
}

/** The pattern of every page, as routes.ts lists them: what fits none of them is no page. */
export function patternsOfPages() {
  return [...routes().matchAll(/^ {2}route\("([^"]+)"/gm)].map(([, pattern]) => pattern);
}

function routes() {
  return readFileSync(join(import.meta.dirname, "..", "src", "app", "routes.ts"), "utf8");
}

/** Every file of the build. */
export function allFiles(manifest) {
  return reach(manifest, () => true);
}

/**
 * Files reached from those that index.html names, or from others: static imports always, what may come later (dynamic imports, texts)
 * where `follow` accepts its module.
 */
function reach(manifest, follow, from = entries(manifest)) {
  const files = new Set();
  const seen = new Set();
  const texts = new Map(Object.entries(manifest).map(([key, { file }]) => [file, key]));
  const waiting = [...from];
  for (let key = waiting.pop(); key !== undefined; key = waiting.pop()) {
    if (seen.has(key)) continue;
    seen.add(key);
    const { file, css = [], assets = [], imports = [], dynamicImports = [] } = manifest[key];
    for (const one of [file, ...css, ...assets.filter((asset) => follow(texts.get(asset) ?? asset))]) files.add(one);
    waiting.push(...imports, ...dynamicImports.filter(follow));
  }
  return [...files].sort();
}

/** Chunking may leave no entry of its own in the manifest: what the page names is the truth. */
function entries(manifest) {
  const page = readFileSync(join(DIST, "index.html"), "utf8");
  return Object.keys(manifest).filter((key) => page.includes(manifest[key].file));
}
