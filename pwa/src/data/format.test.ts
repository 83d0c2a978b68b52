import { describe, expect, it } from "vitest";
import { fr } from "../i18n/fr";
import {
  addDays,
  clockText,
  dateText,
  distanceText,
  hoursText,
  numberText,
  parisDay,
  parisTime,
  percentText,
  phoneText,
  spanText,
  weekdayText,
} from "./format";

const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, " ");

describe("the clock of Paris", () => {
  it.each([
    ["2026-03-29T00:59:59Z", "2026-03-29", "01:59"],
    ["2026-03-29T01:00:00Z", "2026-03-29", "03:00"],
    ["2026-10-25T00:59:59Z", "2026-10-25", "02:59"],
    ["2026-10-25T01:00:00Z", "2026-10-25", "02:00"],
    ["2026-12-31T23:30:00Z", "2027-01-01", "00:30"],
  ])("at %s it is %s, %s", (instant, day, time) => {
    expect(parisDay(new Date(instant))).toBe(day);
    expect(parisTime(new Date(instant))).toBe(time);
  });

  it("counts days across the change of the clocks, months and years", () => {
    expect(addDays("2026-10-24", 2)).toBe("2026-10-26");
    expect(addDays("2028-02-28", 1)).toBe("2028-02-29");
    expect(addDays("2026-12-31", 1)).toBe("2027-01-01");
  });
});

describe("what people read", () => {
  it.each([
    [62.4, "62 %", "62%"],
    [0.5, "1 %", "1%"],
    [0.2, "moins de 1 %", "under 1%"],
    [99.8, "plus de 99 %", "over 99%"],
    [0, "0 %", "0%"],
    [100, "100 %", "100%"],
  ])("says a share of %s as « %s »", (share, french, english) => {
    expect(plain(percentText(share, "fr"))).toBe(french);
    expect(plain(percentText(share, "en"))).toBe(english);
  });

  it.each([
    [0, "à moins de 100 m"],
    [120, "à 100 m"],
    [940, "à 950 m"],
    [960, "à 1 km"],
    [3249, "à 3,2 km"],
    [27_400, "à 27 km"],
  ])("%i metres", (metres, text) => expect(plain(distanceText(metres, "fr", fr.distance))).toBe(text));

  it("writes hours as the French do", () => {
    expect(plain(clockText("09:00", "fr"))).toBe("9 h");
    expect(plain(clockText("14:30", "fr"))).toBe("14 h 30");
    expect(clockText("14:30", "en")).toBe("14:30");
    expect([4.5, 7, 7.25].map(hoursText)).toEqual(["4\u00a0h\u00a030", "7\u00a0h", "7\u00a0h\u00a015"]);
  });

  it.each([
    ["+33244763500", "02 44 76 35 00"],
    ["02.40.12.34.56", "02 40 12 34 56"],
    ["3949", "3949"],
    ["+352 27 88 01", "+352 27 88 01"],
  ])("phone number %s", (number, text) => expect(plain(phoneText(number))).toBe(text));

  it("says the first of a month as the French do", () => {
    expect(dateText("2026-12-01", "fr")).toBe("1er décembre 2026");
    expect(dateText("2026-12-11", "fr")).toBe("11 décembre 2026");
    expect(dateText("2026-12-01", "en")).toBe("1 December 2026");
    expect(weekdayText("2026-12-01", "fr", new Date("2026-11-25T12:00:00Z"))).toBe("mardi 1er décembre");
  });

  it.each(["fr", "en"] as const)("writes numbers and dates in %s as the browser does", (language) => {
    const locale = { fr: "fr-FR", en: "en-GB" }[language];
    for (const value of [0, 7, 999, 1000, 1650, 12_345, 1_234_567]) {
      expect(numberText(value, language)).toBe(value.toLocaleString(locale));
    }
    expect(percentText(62.4, language)).toBe((0.624).toLocaleString(locale, { style: "percent" }));
    for (let month = 1; month <= 12; month += 1) {
      const day = `2026-${String(month).padStart(2, "0")}-15`;
      expect(dateText(day, language)).toBe(new Date(day).toLocaleDateString(locale, { dateStyle: "long" }));
    }
  });

  it("names the day once when an event ends on the same day", () => {
    const now = new Date("2026-11-25T12:00:00Z");
    const oneDay = spanText("2026-12-05T08:00:00Z", "2026-12-05T15:30:00Z", "fr", now);
    expect(plain(oneDay)).toBe("samedi 5 décembre, 9 h – 16 h 30");
    const twoDays = spanText("2026-12-05T08:00:00Z", "2026-12-06T15:30:00Z", "fr", now);
    expect(plain(twoDays)).toBe("samedi 5 décembre, 9 h – dimanche 6 décembre, 16 h 30");
  });
});
