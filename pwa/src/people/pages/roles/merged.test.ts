import { expect, it } from "vitest";
import { merged } from "./merged";

const order = (...keys: string[]) => keys.map((key) => ({ key }));

it("puts first what both orders have near their beginning, then what one has", () => {
  const found = merged(order("trade", "till", "manager"), order("till", "manager", "trade"));
  expect(found.map(({ key }) => key)).toEqual(["till", "trade", "manager"]);
  expect(merged(order("a", "b"), order("x", "y")).map(({ key }) => key)).toEqual(["a", "x", "b", "y"]);
});

it("keeps what is told of a thing by the first order, and is as it is without the second", () => {
  const told = { key: "a", aside: "family" };
  expect(merged<{ key: string; aside?: string }>([told], order("a"))).toEqual([told]);
  expect(merged(order("b", "a"), [])).toEqual(order("b", "a"));
});
