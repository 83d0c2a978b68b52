import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { announce, forgetSpoken, show, spoken, toast } from "./announcer";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.runAllTimers();
  vi.useRealTimers();
  spoken.value = "";
});

test("on another page what was said is over, a little later", () => {
  announce("6 résultats.");
  forgetSpoken();
  expect(spoken.value).toBe("6 résultats.");
  vi.advanceTimersByTime(1500);
  expect(spoken.value).toBe("");
});

test("what the next page says stays, also in the same words", () => {
  announce("6 résultats.");
  forgetSpoken();
  announce("6 résultats.");
  vi.advanceTimersByTime(1500);
  expect(spoken.value.trim()).toBe("6 résultats.");
});

test("a short word is spoken as long as it is on screen, also on the next page", () => {
  show("Code copié.");
  forgetSpoken();
  vi.advanceTimersByTime(1500);
  expect(spoken.value).toBe("Code copié.");
  vi.advanceTimersByTime(6000);
  expect([toast.value, spoken.value]).toEqual(["", ""]);
});
