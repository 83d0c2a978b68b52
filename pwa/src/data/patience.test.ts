import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { patientFetch } from "./patience";

const ADDRESS = "http://app.example/api/v1/session";
/** What the server answers to each path, and after how long; nothing: it hangs. */
let answers: Record<string, number> = {};
const asked: string[] = [];

beforeEach(() => {
  vi.useFakeTimers();
  asked.length = 0;
  vi.stubGlobal("fetch", (given: Request | string, { signal }: RequestInit) => {
    const path = typeof given === "string" ? given : new URL(given.url).pathname;
    asked.push(path);
    return new Promise((resolve, reject) => {
      signal?.addEventListener("abort", () => reject(signal.reason as Error));
      const after = answers[path];
      if (after !== undefined) setTimeout(() => resolve(new Response("{}")), after);
    });
  });
});

afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

/** What becomes of a request, and after how long. */
async function outcome(given = new Request(ADDRESS)): Promise<[what: string, ms: number]> {
  const began = Date.now();
  let what = "waits";
  let ms = 0;
  const note = (word: string) => (): void => void ([what, ms] = [word, Date.now() - began]);
  void patientFetch(given, 8_000).then(note("answer"), (error: DOMException) => note(error.name)());
  await vi.advanceTimersByTimeAsync(20_000);
  return [what, ms];
}

// AbortSignal.timeout does not follow the fake clock: a sign of life that does not come is one that fails.
it.each([
  ["a slow answer of a server that is there", { "/api/v1/session": 6_500, "/api/v1/health": 50 }, ["answer", 6_500]],
  ["a server that is there and never answers", { "/api/v1/health": 50 }, ["TimeoutError", 8_000]],
])("%s", async (_, given, expected) => {
  answers = given;
  expect(await outcome()).toEqual(expected);
});

it("gives up soon where nothing gives a sign of life", async () => {
  answers = {};
  vi.spyOn(AbortSignal, "timeout").mockImplementation((ms) => {
    const limited = new AbortController();
    setTimeout(() => limited.abort(), ms);
    return limited.signal;
  });
  expect(await outcome()).toEqual(["TimeoutError", 4_000]);
});

it("gives up at once with whoever found that nothing comes, also what was asked later", async () => {
  answers = {};
  vi.spyOn(AbortSignal, "timeout").mockImplementation((ms) => {
    const limited = new AbortController();
    setTimeout(() => limited.abort(), ms);
    return limited.signal;
  });
  let later = 0;
  setTimeout(() => {
    const began = Date.now();
    void patientFetch(new Request(ADDRESS), 8_000).catch(() => (later = Date.now() - began));
  }, 2_500);
  expect(await outcome()).toEqual(["TimeoutError", 4_000]);
  expect(later).toBe(1_500);
});

it("asks for one sign of life for all that wait, and for none where answers come", async () => {
  answers = { "/api/v1/session": 5_000, "/api/v1/health": 50 };
  await Promise.all([outcome(), outcome(), outcome()]);
  expect(asked.filter((path) => path.endsWith("health")).length).toBe(1);
  asked.length = 0;
  answers = { "/api/v1/session": 100 };
  await outcome();
  expect(asked).toEqual(["/api/v1/session"]);
});

it("ends when the caller gives up", async () => {
  answers = { "/api/v1/health": 50 };
  const caller = new AbortController();
  setTimeout(() => caller.abort(), 1_000);
  expect(await outcome(new Request(ADDRESS, { signal: caller.signal }))).toEqual(["AbortError", 1_000]);
});
