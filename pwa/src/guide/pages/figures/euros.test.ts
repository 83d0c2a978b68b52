import { expect, it } from "vitest";
import { euros } from "./euros";

it.each([950, 1650, 12_345])("writes %i euros as the browser does", (amount) => {
  const currency = { style: "currency", currency: "EUR", maximumFractionDigits: 0 } as const;
  expect(euros(amount)).toBe(amount.toLocaleString("fr", currency));
});
