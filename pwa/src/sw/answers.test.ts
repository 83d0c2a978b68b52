import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { answer, isAnswer, isPicture, picture } from "./answers";
import { FakeCaches } from "./fake-caches";

const PLACE = "https://app.test/api/v1/places/1";

function json(value: unknown, init: ResponseInit = {}): Response {
  return Response.json(value, { headers: { "cache-control": "public, max-age=60" }, ...init });
}

function network(behaviour: () => Promise<Response>): void {
  vi.stubGlobal("fetch", vi.fn(behaviour));
}

/** Ask as the page does, and wait for the work that goes on after the answer. */
async function ask(url = PLACE, headers: Record<string, string> = {}) {
  const work: Promise<unknown>[] = [];
  const given = await answer(new Request(url, { headers }), (promise) => work.push(promise));
  return { given, kept: given.headers.has("X-Epass-Kept"), body: (await given.json()) as unknown, work };
}

async function visit(value: unknown, url = PLACE): Promise<void> {
  network(async () => json(value));
  await Promise.all((await ask(url)).work);
}

beforeEach(() => {
  vi.stubGlobal("caches", new FakeCaches());
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe("an answer of the API", () => {
  it("comes from the network as long as there is one", async () => {
    await visit({ name: "old" });
    network(async () => json({ name: "new" }));
    expect(await ask()).toMatchObject({ kept: false, body: { name: "new" } });
  });

  it("comes from an earlier visit when the connection is refused", async () => {
    await visit({ name: "seen" });
    network(() => Promise.reject(new TypeError("refused")));
    expect(await ask()).toMatchObject({ kept: true, body: { name: "seen" } });
  });

  it("is not kept while the computer is shared", async () => {
    await caches.open("epass-shared");
    await visit({ name: "mine" });
    network(() => Promise.reject(new TypeError("refused")));
    await expect(ask()).rejects.toThrow("refused");
  });

  it("comes from an earlier visit when the connection hangs", async () => {
    await visit({ name: "seen" });
    network(() => new Promise(() => undefined));
    const asking = ask();
    await vi.advanceTimersByTimeAsync(3000);
    expect(await asking).toMatchObject({ kept: true, body: { name: "seen" } });
  });

  it("comes from an earlier visit when its body stops halfway", async () => {
    await visit({ name: "seen" });
    const endless = new ReadableStream({ start: (body) => body.enqueue(new TextEncoder().encode('{"na')) });
    network(async () => new Response(endless, { headers: { "content-type": "application/json" } }));
    const asking = ask();
    await vi.advanceTimersByTimeAsync(3000);
    expect(await asking).toMatchObject({ kept: true, body: { name: "seen" } });
  });

  it("comes late rather than never when nothing was kept", async () => {
    network(() => new Promise((resolve) => setTimeout(() => resolve(json({ name: "slow" })), 5000)));
    const asking = ask();
    await vi.advanceTimersByTimeAsync(5000);
    expect(await asking).toMatchObject({ kept: false, body: { name: "slow" } });
  });

  it("is renewed by a network that was too slow for the page", async () => {
    await visit({ name: "old" });
    network(() => new Promise((resolve) => setTimeout(() => resolve(json({ name: "late" })), 4000)));
    const asking = ask();
    await vi.advanceTimersByTimeAsync(4000);
    const { body, work } = await asking;
    expect(body).toEqual({ name: "old" });
    await Promise.all(work);
    network(() => Promise.reject(new TypeError("refused")));
    expect(await ask()).toMatchObject({ kept: true, body: { name: "late" } });
  });

  it("fails as the network does when nothing was kept", async () => {
    network(() => Promise.reject(new TypeError("refused")));
    await expect(ask()).rejects.toThrow("refused");
  });

  it("is not replaced by a page put between us and the server", async () => {
    await visit({ name: "seen" });
    network(async () => new Response("<p>Sign in", { headers: { "content-type": "text/html" } }));
    expect(await ask()).toMatchObject({ kept: true, body: { name: "seen" } });
  });

  it("is kept through a gateway that finds no server", async () => {
    await visit({ name: "seen" });
    network(async () => json({ title: "Bad gateway" }, { status: 502 }));
    expect(await ask()).toMatchObject({ kept: true, body: { name: "seen" } });
  });

  it("tells of a missing record, and forgets no earlier answer for it", async () => {
    await visit({ name: "seen" });
    network(async () => json({ title: "Gone" }, { status: 404 }));
    const { given, work } = await ask();
    expect(given.status).toBe(404);
    await Promise.all(work);
    network(() => Promise.reject(new TypeError("refused")));
    expect(await ask()).toMatchObject({ kept: true, body: { name: "seen" } });
  });

  it("is given in the other language rather than not at all", async () => {
    const headers = { vary: "Accept-Language", "cache-control": "public" };
    network(async () => json({ name: "lycée" }, { headers }));
    await Promise.all((await ask(PLACE, { "Accept-Language": "fr" })).work);
    network(() => Promise.reject(new TypeError("refused")));
    expect(await ask(PLACE, { "Accept-Language": "en" })).toMatchObject({ kept: true, body: { name: "lycée" } });
  });

  it.each(["no-store", "private, max-age=60", ""])("of one person alone (%s) is never kept", async (control) => {
    network(async () => json({ first_name: "Prénom 1" }, { headers: { "cache-control": control } }));
    await Promise.all((await ask()).work);
    network(() => Promise.reject(new TypeError("refused")));
    await expect(ask()).rejects.toThrow("refused");
  });

  it("makes room: the answers not asked for longest go", async () => {
    const url = (n: number) => `https://app.test/api/v1/places/${n}`;
    for (let n = 0; n < 300; n++) await visit({ n }, url(n));
    await visit({ n: 0 }, url(0));
    await visit({ n: 300 }, url(300));
    network(() => Promise.reject(new TypeError("refused")));
    expect(await ask(url(0))).toMatchObject({ kept: true });
    await expect(ask(url(1))).rejects.toThrow("refused");
  });
});

describe("suggestions for what is being typed", () => {
  it("come from an earlier time without a network, and put no page that was read out of its place", async () => {
    await visit({ name: "read" });
    const url = (n: number) => `https://app.test/api/v1/suggest?q=${n}`;
    for (let n = 0; n < 301; n++) await visit({ n }, url(n));
    network(() => Promise.reject(new TypeError("refused")));
    expect(await ask()).toMatchObject({ kept: true, body: { name: "read" } });
    expect(await ask(url(300))).toMatchObject({ kept: true, body: { n: 300 } });
    await expect(ask(url(200))).rejects.toThrow("refused");
  });
});

describe("what is worth keeping", () => {
  const kept = (path: string) => isAnswer(new URL(path, "https://app.test"));

  it.each(["/api/v1/places?lat=47.2&lon=-1.5", "/api/v1/settings", "/api/v1/communes?lat=47&lon=-1"])("%s is", (path) =>
    expect(kept(path)).toBe(true),
  );
  it.each([
    "/api/v1/health",
    "/api/v1/ready",
    "/api/v1/stream?after=7",
    "/api/v1/communes?q=na",
    "/api/v1/events.ics",
    "/api/docs",
    "/",
  ])("%s is not", (path) => expect(kept(path)).toBe(false));
});

describe("a picture", () => {
  it("is fetched once, and is there without a network", async () => {
    const request = new Request("https://app.test/ob/images/1.png");
    network(async () => new Response("png"));
    await picture(request);
    network(() => Promise.reject(new TypeError("offline")));
    expect(await (await picture(request)).text()).toBe("png");
  });

  it("of a career comes from a place of its own, and is there without a network", async () => {
    const request = new Request("https://app.test/pictures/0/careers/A11.svg");
    expect(isPicture(new URL(request.url))).toBe(true);
    network(async () => new Response("<svg/>"));
    await picture(request);
    network(() => Promise.reject(new TypeError("offline")));
    expect(await (await picture(request)).text()).toBe("<svg/>");
    expect(await caches.keys()).toEqual(["epass-answers-1-drawings"]);
  });

  it("is not kept while the computer is shared", async () => {
    await caches.open("epass-shared");
    network(async () => new Response("<svg/>"));
    await picture(new Request("https://app.test/pictures/0/careers/A11.svg"));
    network(() => Promise.reject(new TypeError("offline")));
    await expect(picture(new Request("https://app.test/pictures/0/careers/A11.svg"))).rejects.toThrow("offline");
  });

  it("is not kept when it is missing", async () => {
    const request = new Request("https://app.test/ob/images/2.png");
    network(async () => new Response(null, { status: 404 }));
    await picture(request);
    network(async () => new Response("png"));
    expect((await picture(request)).ok).toBe(true);
  });
});
