// The app's own files: fetched at install, then given from the phone.
import { keepLast } from "./keep-last";

/** Put here by the build: the paths of the shell's files, and a version that changes with any of them. */
declare const SHELL: { version: string; fixed: string[]; hashed: string[] };

const PREFIX = "epass-shell-";
const CURRENT = PREFIX + SHELL.version;
/** Files fetched when first needed: the map's. */
const EXTRAS = "epass-extras";
const EXTRAS_MAX = 20;
/** A file that has not come by then counts as one that cannot. */
const EXTRA_LIMIT_MS = 15_000;
/** A tab opened before the last update goes on with the files of its own version. */
const VERSIONS_KEPT = 2;

/** Fetch every file of the shell; those that the phone has already are not fetched again. */
export async function installShell(): Promise<void> {
  const shell = await caches.open(CURRENT);
  await shell.addAll(SHELL.fixed.map((path) => new Request(path, { cache: "reload" })));
  await Promise.all(
    SHELL.hashed.map(async (path) => {
      const known = await caches.match(path);
      await (known ? shell.put(path, known) : shell.add(path));
    }),
  );
}

/** Forget the versions before the last two. */
export async function pruneShells(): Promise<void> {
  const shells = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== CURRENT);
  const old = shells.slice(0, Math.max(0, shells.length - (VERSIONS_KEPT - 1)));
  await Promise.all(old.map((name) => caches.delete(name)));
}

/** Whether an address is a page of the app: not the API, not a file. */
export function isPage({ pathname }: URL): boolean {
  return !pathname.startsWith("/api/") && !pathname.split("/").at(-1)!.includes(".");
}

/** Whether an address is a file whose name changes with its content, or one of the shell. */
export function isAsset({ pathname }: URL): boolean {
  return pathname.startsWith("/assets/") || SHELL.fixed.includes(pathname);
}

/** The shell that shows any page. */
export async function page(request: Request): Promise<Response> {
  const shell = await caches.open(CURRENT);
  return (await shell.match("/")) ?? fetch(request);
}

/** A file of the app, of this version or of an open tab's. */
export async function fileOf(request: Request): Promise<Response> {
  const known = (await (await caches.open(CURRENT)).match(request)) ?? (await caches.match(request));
  if (known) return known;
  const fetched = await fetch(request, { signal: AbortSignal.timeout(EXTRA_LIMIT_MS) });
  if (fetched.ok && new URL(request.url).pathname.startsWith("/assets/")) {
    const extras = await caches.open(EXTRAS);
    await extras.put(request, fetched.clone());
    await keepLast(extras, EXTRAS_MAX);
  }
  return fetched;
}
