import { expect, it } from "vitest";
import { match } from "./match";

it.each([
  ["/", "/", {}],
  ["/places/:id", "/places/0190", { id: "0190" }],
  ["/places/:id", "/places/0190/", { id: "0190" }],
  ["/careers/:code", "/careers/K%201", { code: "K 1" }],
])("%s fits %s", (pattern, path, params) => expect(match(pattern, path)).toEqual(params));

it.each([
  ["/places/:id", "/places"],
  ["/places/:id", "/places/"],
  ["/places/:id", "/places/1/2"],
  ["/agenda", "/agenda/2"],
  ["/places/:id", "/places/%E0%A4%A"],
])("%s does not fit %s", (pattern, path) => expect(match(pattern, path)).toBeNull());
