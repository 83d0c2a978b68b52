import { expect, test } from "vitest";
import { hasWider, type Told } from "./whose";

const counted = (code: string) => ({
  source: "dares-femmes",
  occupation: { code, label: code, nomenclature: "fap2009" },
});

test.each([
  ["of the group itself", { women: counted("D4Z41"), diplomas: null }, false],
  ["of what its group is a part of", { women: counted("D4Z41"), diplomas: counted("D4Z") }, true],
  ["of another list’s group", { women: counted("D4Z41"), hiring: counted("D4X41") }, false],
])("figures %s", (_, figures, wider) => {
  expect(hasWider({ occupation: { code: "D4Z41" }, ...figures } as unknown as Told)).toBe(wider);
});
