import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { FakeCaches } from "./fake-caches";

const ORIGIN = "https://app.test";
let fetched: string[];

/** The worker of one version, on the phone's own caches. */
async function version(name: string, hashed: string[], english: string[] = []) {
  vi.resetModules();
  vi.stubGlobal("FILES", { version: name, fixed: ["/index.html", "/icons/mark.svg"], hashed, english });
  return import("./shell");
}

const later = (): void => undefined;

function paths(requests: readonly Request[]): string[] {
  return requests.map((request) => new URL(request.url).pathname).sort();
}

beforeEach(() => {
  fetched = [];
  vi.stubGlobal("caches", new FakeCaches());
  vi.stubGlobal(
    "Request",
    class extends Request {
      constructor(input: RequestInfo | URL, init?: RequestInit) {
        super(typeof input === "string" ? new URL(input, ORIGIN) : input, init);
      }
    },
  );
  vi.stubGlobal("fetch", async (request: Request) => {
    fetched.push(new URL(request.url).pathname);
    return new Response(`content of ${request.url}`);
  });
});
afterEach(() => vi.unstubAllGlobals());

describe("the shell", () => {
  it("is on the phone after the installation, whole", async () => {
    const { installShell } = await version("a", ["/assets/core-1.js"]);
    await installShell();
    const shell = await caches.open("epass-shell-a");
    expect(paths(await shell.keys())).toEqual(["/assets/core-1.js", "/icons/mark.svg", "/index.html"]);
  });

  it("fetches at an update only what changed", async () => {
    await (await version("a", ["/assets/core-1.js", "/assets/place-1.js"])).installShell();
    fetched = [];
    await (await version("b", ["/assets/core-2.js", "/assets/place-1.js"])).installShell();
    expect(fetched.sort()).toEqual(["/assets/core-2.js", "/icons/mark.svg", "/index.html"]);
    expect(paths(await (await caches.open("epass-shell-b")).keys())).toContain("/assets/place-1.js");
  });

  it("is not installed when one of its files cannot be had", async () => {
    vi.stubGlobal("fetch", async () => new Response("", { status: 503 }));
    const { installShell } = await version("a", ["/assets/core-1.js"]);
    await expect(installShell()).rejects.toThrow();
  });

  it("shows any page without a network", async () => {
    const { installShell, page } = await version("a", []);
    await installShell();
    vi.stubGlobal("fetch", () => Promise.reject(new TypeError("refused")));
    expect(await (await page(new Request("/places/1"))).text()).toBe(`content of ${ORIGIN}/index.html`);
  });

  it("leaves its files to a tab of the version before, and forgets older ones", async () => {
    await (await version("a", ["/assets/core-1.js"])).installShell();
    await (await version("b", ["/assets/core-2.js"])).installShell();
    const third = await version("c", ["/assets/core-3.js"]);
    await third.installShell();
    await third.pruneShells();
    expect(await caches.keys()).toEqual(["epass-shell-b", "epass-shell-c"]);
    fetched = [];
    await third.fileOf(new Request("/assets/core-2.js"), later);
    expect(fetched).toEqual([]);
  });

  it("keeps the map's files once they were needed", async () => {
    const { fileOf } = await version("a", []);
    await fileOf(new Request("/assets/map-view-1.js"), later);
    await fileOf(new Request("/assets/map-view-1.js"), later);
    expect(fetched).toEqual(["/assets/map-view-1.js"]);
  });

  it("brings all English words where some were read, and again at an update", async () => {
    const first = await version("a", [], ["/assets/en-1.js", "/assets/offer.en-1.js"]);
    await first.installShell();
    expect(fetched).not.toContain("/assets/offer.en-1.js");
    const work: Promise<unknown>[] = [];
    await first.fileOf(new Request("/assets/en-1.js"), (one) => work.push(one));
    await Promise.all(work);
    expect(fetched).toContain("/assets/offer.en-1.js");
    await (await version("b", [], ["/assets/en-2.js", "/assets/offer.en-1.js"])).installShell();
    expect(paths(await (await caches.open("epass-english")).keys())).toContain("/assets/en-2.js");
  });
});

describe("addresses", () => {
  it.each([
    ["/", true],
    ["/places/0190f5c2", true],
    ["/trainings/PSUP.but-informatique", true],
    ["/api/docs", false],
    ["/ob/issuers/1", false],
    ["/api/v1/events/1.ics", false],
    ["/icons/icon-192.png", false],
    ["/pictures/0/careers/A11.svg", false],
    ["/assets/app-1.js", false],
    ["/licences.txt", false],
  ])("%s is a page: %s", async (path, expected) => {
    const { isPage } = await version("a", []);
    expect(isPage(new URL(path, ORIGIN))).toBe(expected);
  });
});
