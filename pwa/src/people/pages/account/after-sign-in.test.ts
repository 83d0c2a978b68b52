import { beforeAll, expect, it, vi } from "vitest";

beforeAll(() => {
  vi.stubGlobal("location", { origin: "https://app.test" });
});
vi.mock("../../../ui/navigation/router", () => ({ navigate: () => undefined }));
vi.mock("../../../data/session", () => ({ me: { value: null } }));

it.each([
  ["/me/roles?role=mentor", "/me/roles?role=mentor"],
  ["/", "/"],
  [null, "/"],
  ["https://elsewhere.example/", "/"],
  ["//elsewhere.example/", "/"],
  ["/\\elsewhere.example", "/"],
  ["javascript:alert(1)", "/"],
  ["/api/v1/me", "/"],
])("after signing in, %s leads to %s", async (wanted, expected) => {
  const { safeReturn } = await import("./after-sign-in");
  expect(safeReturn(wanted)).toBe(expected);
});

it.each([
  ["/ask?career=D1102", true],
  ["/meetings/1", true],
  ["/asking", false],
  ["/me/alerts", false],
  [null, false],
])("on the way to %s the welcome has but one question: %s", async (wanted, expected) => {
  const { isBrief } = await import("./after-sign-in");
  expect(isBrief(wanted)).toBe(expected);
});

it("lets whoever applies pass the welcome at once, however they signed in", async () => {
  const { isStraight } = await import("./after-sign-in");
  expect(isStraight("/offers/1/apply")).toBe(true);
  expect(isStraight("/offers/1")).toBe(false);
});
