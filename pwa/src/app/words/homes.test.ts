import { describe, expect, it } from "vitest";
import { readAids } from "../../guide/pages/aids/search";
import { homesWords } from "./homes";

describe("the doors of the homes", () => {
  it("lead an adult who looks for work to the Region's trainings first", () => {
    const [href] = homesWords().doors.adult.find(([to]) => to.startsWith("/aids?profile=job_seeker"))!;
    expect(readAids(new URLSearchParams(href.split("?")[1])).topics[0]).toBe("again");
  });
});
