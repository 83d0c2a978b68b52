// The app's own files: fetched at install, then given from the phone.
import { patientFetch } from "../data/patience";
import { keepLast } from "./keep-last";

/** Put here by the build: the paths of the shell's files, and a version that changes with any of them. */
declare const FILES: { version: string; fixed: string[]; hashed: string[]; english: string[] };
/** Read once: the build writes the whole list wherever it is named. */
const SHELL = FILES;

const PREFIX = "epass-shell-";
const CURRENT = PREFIX + SHELL.version;
/** Files fetched when first needed: the map's. */
const EXTRAS = "epass-extras";
const EXTRAS_MAX = 20;
/** English words: kept on the phones that have shown some. */
const ENGLISH = "epass-english";
/** A file that has not come by then counts as one that cannot. */
const EXTRA_LIMIT_MS = 15_000;
/** A tab opened before the last update goes on with the files of its own version. */
const VERSIONS_KEPT = 2;

/** Fetch every file of the shell; those that the phone has already are not fetched again. */
export async function installShell(): Promise<void> {
  const shell = await caches.open(CURRENT);
  await shell.addAll(SHELL.fixed.map((path) => new Request(path, { cache: "reload" })));
  await keep(SHELL.hashed, shell);
  if (await caches.has(ENGLISH)) await keepEnglish();
}

async function keepEnglish(): Promise<void> {
  const english = await caches.open(ENGLISH);
  await keep(SHELL.english, english);
  await keepLast(english, SHELL.english.length * VERSIONS_KEPT);
}

async function keep(paths: string[], cache: Cache): Promise<void> {
  await Promise.all(
    paths.map(async (path) => {
      const known = await caches.match(path);
      await (known ? cache.put(path, known) : cache.add(path));
    }),
  );
}

/** Forget the versions before the last two. */
export async function pruneShells(): Promise<void> {
  const shells = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== CURRENT);
  const old = shells.slice(0, Math.max(0, shells.length - (VERSIONS_KEPT - 1)));
  await Promise.all(old.map((name) => caches.delete(name)));
}

// The API, what badges point to, the doors of schools' portals, and the folders of files.
const NO_PAGES = new Set(["api", "ob", "api-docs", "assets", "icons", "pictures", "share", "entree"]);

/** Whether an address is a page of the app, by its first part: some pages end with a code that has a dot (PSUP.but-x). */
export function isPage({ pathname }: URL): boolean {
  const first = pathname.split("/")[1]!;
  return !first.includes(".") && !NO_PAGES.has(first);
}

/** Whether an address is a file whose name changes with its content, or one of the shell. */
export function isAsset({ pathname }: URL): boolean {
  return pathname.startsWith("/assets/") || SHELL.fixed.includes(pathname);
}

/** The shell that shows any page. */
export async function page(request: Request): Promise<Response> {
  const shell = await caches.open(CURRENT);
  return (await shell.match("/index.html")) ?? fetch(request);
}

/** A file of the app, of this version or of an open tab's; `later` takes work that nobody waits for. */
export async function fileOf(request: Request, later: (work: Promise<unknown>) => void): Promise<Response> {
  const known = (await (await caches.open(CURRENT)).match(request)) ?? (await caches.match(request));
  if (known) return known;
  const fetched = await patientFetch(request, EXTRA_LIMIT_MS);
  const { pathname } = new URL(request.url);
  if (SHELL.english.includes(pathname)) {
    later(keepEnglish());
  } else if (fetched.ok && pathname.startsWith("/assets/")) {
    const extras = await caches.open(EXTRAS);
    await extras.put(request, fetched.clone());
    await keepLast(extras, EXTRAS_MAX);
  }
  return fetched;
}
