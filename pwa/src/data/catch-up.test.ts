import { afterEach, beforeEach, expect, test, vi } from "vitest";

/** A page whose events the test makes. */
const page = new EventTarget() as EventTarget & { visibilityState: string };

beforeEach(() => {
  vi.useFakeTimers();
  page.visibilityState = "visible";
  vi.stubGlobal("document", page);
  vi.stubGlobal("addEventListener", page.addEventListener.bind(page));
  vi.stubGlobal("navigator", { onLine: true });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** Something that is fetched; it fails until it is told not to. */
async function fetched() {
  const { AGAIN_MS, catchUp } = await import("./catch-up");
  const it = { there: false, fails: true, tries: 0 };
  const look = catchUp(
    () => !it.there,
    async () => {
      it.tries += 1;
      if (it.fails) throw new Error("no network");
      it.there = true;
    },
  );
  const settle = (ms = 0) => vi.advanceTimersByTimeAsync(ms);
  return { it, look, settle, AGAIN_MS };
}

test("what could not be fetched is asked for again, later each time, and not for ever", async () => {
  const { it, look, settle, AGAIN_MS } = await fetched();
  look();
  await settle();
  expect(it.tries).toBe(1);
  for (const [index, wait] of AGAIN_MS.entries()) {
    await settle(wait - 1);
    expect(it.tries).toBe(index + 1);
    await settle(1);
    expect(it.tries).toBe(index + 2);
  }
  await settle(3_600_000);
  expect(it.tries).toBe(AGAIN_MS.length + 1);
});

test.each(["online", "visibilitychange"])("the event %s brings another try, which ends them", async (event) => {
  const { it, look, settle } = await fetched();
  look();
  await settle(3_600_000);
  it.fails = false;
  const before = it.tries;
  page.dispatchEvent(new Event(event));
  await settle();
  expect([it.there, it.tries]).toEqual([true, before + 1]);
  page.dispatchEvent(new Event(event));
  await settle(3_600_000);
  expect(it.tries).toBe(before + 1);
});

test("a tab that nobody looks at asks for nothing", async () => {
  const { it, look, settle } = await fetched();
  look();
  await settle(3_600_000);
  const before = it.tries;
  page.visibilityState = "hidden";
  page.dispatchEvent(new Event("visibilitychange"));
  await settle();
  expect(it.tries).toBe(before);
});
