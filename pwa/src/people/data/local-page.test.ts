import { expect, test } from "vitest";
import { localPage } from "./local-page";

const HERE = "https://epass.example";

test.each([
  ["/me/alerts?x=1", "/me/alerts?x=1"],
  ["https://epass.example/offers", "/offers"],
  ["offers", "/offers"],
])("%s is a page of this site", (wanted, page) => {
  expect(localPage(wanted, HERE)).toBe(page);
});

test.each([
  "//elsewhere.example",
  "https://elsewhere.example/me",
  "/\\elsewhere.example",
  "\t//elsewhere.example",
  "javascript:alert(1)",
  "https://epass.example@elsewhere.example",
  "/api/v1/session",
  "http://[",
])("%s is none", (wanted) => {
  expect(localPage(wanted, HERE)).toBeNull();
});

test.each([
  "/.//elsewhere.example",
  "/..//elsewhere.example",
  "/%2e//elsewhere.example",
  "https://epass.example//elsewhere.example",
])("%s stays on this site", (wanted) => {
  const page = localPage(wanted, HERE) ?? "";
  expect(new URL(page, HERE).origin).toBe(HERE);
});
