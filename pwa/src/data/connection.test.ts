import { afterEach, beforeEach, expect, it, vi } from "vitest";

vi.useFakeTimers();
const page = Object.assign(new EventTarget(), { visibilityState: "visible" });
vi.stubGlobal("document", page);
vi.stubGlobal("addEventListener", vi.fn());
vi.stubGlobal("navigator", { onLine: true });
let answers = false;
const health = vi.fn(async () => {
  if (!answers) throw new TypeError("Failed to fetch");
  return new Response("{}");
});
vi.stubGlobal("fetch", health);
const { noteNetwork, offline, onBackOnline } = await import("./connection");

beforeEach(() => {
  answers = true;
  noteNetwork(true);
  answers = false;
  health.mockClear();
});

afterEach(() => {
  page.visibilityState = "visible";
});

it("finds out by itself that a server is back which stood still for a moment", async () => {
  const back = vi.fn();
  const end = onBackOnline(back);
  noteNetwork(false);
  answers = true;
  await vi.advanceTimersByTimeAsync(2_000);
  expect(offline.value).toBe(false);
  expect(back).toHaveBeenCalledOnce();
  end();
});

it("asks a server that stays away ever less often, however many requests failed", async () => {
  for (let failed = 0; failed < 20; failed += 1) noteNetwork(false);
  await vi.advanceTimersByTimeAsync(15 * 60_000);
  expect(health.mock.calls.length).toBeGreaterThan(20);
  expect(health.mock.calls.length).toBeLessThan(40);
  expect(offline.value).toBe(true);
});

it("asks nothing while nobody looks, and at once when somebody does", async () => {
  noteNetwork(false);
  page.visibilityState = "hidden";
  await vi.advanceTimersByTimeAsync(60_000);
  expect(health).not.toHaveBeenCalled();
  answers = true;
  page.visibilityState = "visible";
  page.dispatchEvent(new Event("visibilitychange"));
  await vi.advanceTimersByTimeAsync(0);
  expect(offline.value).toBe(false);
});
