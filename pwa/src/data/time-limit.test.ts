import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { withTimeLimit } from "./time-limit";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it("aborts after the time, and not before", () => {
  const signal = withTimeLimit(new AbortController().signal, 8000);
  vi.advanceTimersByTime(7999);
  expect(signal.aborted).toBe(false);
  vi.advanceTimersByTime(1);
  expect(signal.reason).toMatchObject({ name: "TimeoutError" });
});

it("aborts as soon as the caller gives up, now or before", () => {
  const caller = new AbortController();
  const signal = withTimeLimit(caller.signal, 8000);
  caller.abort("left the page");
  expect(signal.reason).toBe("left the page");
  expect(withTimeLimit(caller.signal, 8000).aborted).toBe(true);
});
