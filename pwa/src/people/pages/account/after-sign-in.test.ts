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
