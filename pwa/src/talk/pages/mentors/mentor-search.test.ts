import { describe, expect, it } from "vitest";
import { mentorFilters, mentorQuery, readMentors } from "./mentor-search";

const read = (text: string, commune = "") => readMentors(new URLSearchParams(text), commune);

describe("the search of mentors", () => {
  it("asks for everybody when nothing is chosen", () => {
    expect(mentorQuery(read(""))).toEqual({});
    expect(mentorFilters(read(""))).toBe(0);
  });

  it("takes from the address what it knows, and leaves the rest", () => {
    const search = read("q=fleurs&career=A1202&training=BTS&kind=apprentice&language=fsl&radius=30&free=1", "44109");
    expect(mentorQuery(search)).toEqual({
      q: "fleurs",
      career: "A1202",
      training: "BTS",
      kind: "apprentice",
      language: "fsl",
      commune: "44109",
      radius_km: 30,
      contactable: true,
    });
    expect(mentorQuery(read("career=gardener&kind=boss&language=<b>&radius=3&free=yes"))).toEqual({});
  });

  it("hides nobody for living far away, unless a radius is chosen", () => {
    expect(mentorQuery(read("", "53130"))).toEqual({ commune: "53130" });
    expect(mentorFilters(read("", "53130"))).toBe(0);
  });

  it("counts the filters of the sheet; a radius counts where it acts", () => {
    expect(mentorFilters(read("career=A1202&free=1&radius=30", "44109"))).toBe(3);
    expect(mentorFilters(read("radius=30"))).toBe(0);
    expect(mentorFilters(read("q=fleurs&kind=student", "44109"))).toBe(0);
  });
});
