import { beforeEach, expect, it, vi } from "vitest";

const language = { value: "fr" };
vi.mock("../i18n", () => ({ language }));
const ADDRESS = new URL("https://epass.example/api/v1/careers/D1102");

beforeEach(() => {
  vi.resetModules();
  language.value = "fr";
  const textContent = '{"/api/v1/careers/D1102":{"label":"\\u003cb>"}}';
  vi.stubGlobal("document", { getElementById: (id: string) => (id === "answers" ? { textContent } : null) });
});

it("gives what came with the page, once", async () => {
  const { takeGiven } = await import("./given");
  expect(takeGiven(new URL("/api/v1/careers/D1102?limit=1", ADDRESS))).toBeUndefined();
  expect(takeGiven(ADDRESS)).toEqual({ label: "<b>" });
  expect(takeGiven(ADDRESS)).toBeUndefined();
});

it("gives nothing in another language, and nothing where nothing came", async () => {
  language.value = "en";
  expect((await import("./given")).takeGiven(ADDRESS)).toBeUndefined();
  vi.resetModules();
  vi.stubGlobal("document", { getElementById: () => null });
  language.value = "fr";
  expect((await import("./given")).takeGiven(ADDRESS)).toBeUndefined();
});
