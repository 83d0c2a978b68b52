import { beforeEach, expect, test } from "vitest";
import { refusal } from "./errors";
import { distressTold } from "./help";

beforeEach(() => {
  distressTold.value = false;
});

test("who listens is shown where what was refused cries for help", () => {
  const error = refusal(422, { title: "Quelque chose ne va pas.", type: "/problems/invalid-input", distress: true });
  expect(error.code).toBe("invalid-input");
  expect(distressTold.value).toBe(true);
});

test("no other refusal shows who listens", () => {
  expect(refusal(409, { title: "C’est assez.", errors: null }).fields).toEqual({});
  expect(distressTold.value).toBe(false);
});
