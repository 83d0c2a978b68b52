import { describe, expect, it } from "vitest";
import { calendarFile } from "./ics";

const NOW = new Date("2026-11-29T12:00:00Z");
const step = (label: string, day: string, last = day) => ({ id: "1", label, begins: day, day, last });

describe("a path's days in one's own agenda", () => {
  it("last to the end of their last day, and what has no day stays out", () => {
    const lines = calendarFile([step("Vœux", "2027-01-18", "2027-03-31"), step("Un jour", "")], "Mon parcours", NOW);
    expect(lines.split("\r\n").filter((line) => line.startsWith("DT"))).toEqual([
      "DTSTAMP:20261129T120000Z",
      "DTSTART;VALUE=DATE:20270118",
      "DTEND;VALUE=DATE:20270401",
    ]);
  });

  it("keep what was written, in lines of 75 octets at most", () => {
    const text = `Appeler, demander; voir\\${"é".repeat(60)}`;
    const file = calendarFile([step(text, "2027-01-18")], "Mon parcours", NOW);
    for (const line of file.split("\r\n")) expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75);
    const whole = file.replaceAll("\r\n ", "");
    expect(whole).toContain(`SUMMARY:Appeler\\, demander\\; voir\\\\${"é".repeat(60)}`);
  });
});
