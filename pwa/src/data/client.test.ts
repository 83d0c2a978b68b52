import { beforeEach, expect, it, vi } from "vitest";

vi.mock("../i18n", () => ({ language: { value: "fr" } }));
const asked: Request[] = [];
let answer = () => new Response("{}");
vi.mock("./patience", () => ({
  LIMIT_MS: 1,
  patientFetch: async (request: Request) => {
    asked.push(request);
    return answer();
  },
}));
const given = new Map<string, unknown>();
vi.mock("./given", () => ({ takeGiven: ({ pathname }: URL) => given.get(pathname) }));
vi.mock("./connection", () => ({ noteNetwork: () => undefined }));
vi.stubGlobal("location", { origin: "https://epass.example" });
const { client, unwrap } = await import("./client");

beforeEach(() => asked.splice(0));

it("fills the path, repeats the name of a list, and leaves out what is not given", async () => {
  const query = { kind: ["a", "b&c"], q: undefined, lat: 47.2, remote: false, cursor: null };
  await client.GET("/api/v1/places/{place_id}", { params: { path: { place_id: "a/é" }, query } as never });
  expect(asked[0]?.url).toBe("https://epass.example/api/v1/places/a%2F%C3%A9?kind=a&kind=b%26c&lat=47.2&remote=false");
  expect(asked[0]?.method).toBe("GET");
  expect(asked[0]?.headers.get("Content-Type")).toBeNull();
  expect(asked[0]?.headers.get("Accept-Language")).toBe("fr");
});

it("sends JSON as such, and a file as it is", async () => {
  await client.POST("/api/v1/sign-in/code", { body: { email: "é" } as never });
  expect(asked[0]?.headers.get("Content-Type")).toBe("application/json");
  expect(await asked[0]?.json()).toEqual({ email: "é" });
  const headers = { "Content-Type": "image/png" };
  const body = new Blob(["png"]) as never;
  await client.PUT("/api/v1/sign-in/code" as never, { body, headers } as never);
  expect(asked[1]?.headers.get("Content-Type")).toBe("image/png");
  expect(await asked[1]?.text()).toBe("png");
});

it("brings nothing for an empty answer, and a refusal with what it says", async () => {
  answer = () => new Response(null, { status: 204 });
  expect(await unwrap(client.DELETE("/api/v1/me" as never))).toBeUndefined();
  answer = () => new Response('{"type":"gone"}', { status: 409 });
  await expect(unwrap(client.GET("/api/v1/me" as never))).rejects.toMatchObject({ failure: "conflict" });
  answer = () => new Response("<h1>Bad gateway</h1>", { status: 502 });
  await expect(unwrap(client.GET("/api/v1/me" as never))).rejects.toMatchObject({ failure: "server" });
});

it("takes an answer cut on its way for no network", async () => {
  answer = () => new Response('{"items": [');
  await expect(unwrap(client.GET("/api/v1/me" as never))).rejects.toMatchObject({ failure: "offline" });
});

it("asks nobody for what came with the page, and sends what changes something all the same", async () => {
  given.set("/api/v1/careers/D1102", { code: "D1102" });
  const params = { path: { code: "D1102" } } as never;
  expect(await unwrap(client.GET("/api/v1/careers/{code}", { params }))).toEqual({ code: "D1102" });
  expect(asked).toEqual([]);
  answer = () => new Response("{}");
  await client.PUT("/api/v1/careers/{code}" as never, { params } as never);
  expect(asked).toHaveLength(1);
});
