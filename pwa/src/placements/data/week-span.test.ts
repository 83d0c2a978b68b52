import { expect, test } from "vitest";
import { weekSpan, weekSpanOfYear } from "./week-span";

const spaced = (text: string) => text.replace(/\s/g, " ");

test("a week without chosen days is said by its working days, over the ends of months too", () => {
  expect(spaced(weekSpan("2026-12-14", "fr"))).toBe("du 14 au 18 décembre");
  expect(spaced(weekSpan("2026-11-30", "fr"))).toBe("du 30 novembre au 4 décembre");
  expect(spaced(weekSpan("2026-12-28", "fr"))).toBe("du 28 décembre 2026 au 1er janvier 2027");
  expect(spaced(weekSpan("2027-02-01", "fr"))).toBe("du 1er au 5 février");
  expect(spaced(weekSpan("2026-12-14", "en"))).toBe("14 – 18 December");
});

test("a week is said from the first to the last day on which people come", () => {
  expect(spaced(weekSpan("2027-01-11", "fr", ["tue", "wed", "thu", "fri", "sat"]))).toBe("du 12 au 16 janvier");
  expect(spaced(weekSpan("2027-01-25", "fr", ["sat", "mon"]))).toBe("du 25 au 30 janvier");
  expect(spaced(weekSpan("2027-02-01", "fr", ["mon"]))).toBe("le 1er février");
  expect(spaced(weekSpan("2027-01-11", "en", ["thu"]))).toBe("14 January");
});

test("a year stands once behind a week, or at each end over New Year", () => {
  expect(spaced(weekSpanOfYear("2026-12-14", "fr"))).toBe("du 14 au 18 décembre 2026");
  expect(spaced(weekSpanOfYear("2026-12-28", "fr"))).toBe("du 28 décembre 2026 au 1er janvier 2027");
  expect(spaced(weekSpanOfYear("2026-12-28", "fr", ["sat"]))).toBe("le 2 janvier 2027");
});
