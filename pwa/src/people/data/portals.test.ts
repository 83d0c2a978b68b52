import { describe, expect, it, vi } from "vitest";

vi.mock("../../data/client", () => ({ client: {}, unwrap: vi.fn() }));
const { isTile, pageOf, TILES } = await import("./portals");

const SCHOOL = {
  uai: "0440001A",
  name: "Collège",
  commune: "Nantes",
  department: "44",
  levels: ["middle_school" as const],
  bounds: [-2, 47, -1, 48] as [number, number, number, number],
};
const NOBODY = { signedIn: false, level: null, school: null, placed: false };
const PUPIL = { ...NOBODY, signedIn: true, level: "vocational" as const };

describe("a tile", () => {
  it("of offers leads to those of the account's level", () => {
    expect(pageOf("offres", PUPIL)).toBe("/offers?kind=placement&level=cap&level=bac_pro");
    expect(pageOf("offres", { ...PUPIL, level: "middle_school", school: SCHOOL })).toBe(
      "/offers?kind=observation&level=3e&bbox=-2,47,-1,48",
    );
  });

  it("of offers leads to those of the school where no level is known, and to the choice without a school", () => {
    expect(pageOf("offres", { ...NOBODY, school: SCHOOL, placed: true })).toBe("/offers?kind=observation&level=3e");
    expect(pageOf("offres", NOBODY)).toBe("/offers");
    expect(pageOf("offres", { ...NOBODY, school: { ...SCHOOL, levels: ["high_school", "vocational"] } })).toBe(
      "/offers",
    );
  });

  it("of events leads near the school, else near the phone's place, else to all", () => {
    expect(pageOf("evenements", { ...NOBODY, school: SCHOOL, placed: true })).toBe("/agenda?bbox=-2,47,-1,48");
    expect(pageOf("evenements", { ...NOBODY, placed: true })).toBe("/agenda");
    expect(pageOf("evenements", NOBODY)).toBe("/agenda");
  });

  it("of conversations leads nobody to a page that asks for an account", () => {
    expect(pageOf("conversations", PUPIL)).toBe("/conversations");
    expect(pageOf("conversations", NOBODY)).toBe("/mentors");
  });

  it("is one of few names, and leads nowhere else", () => {
    expect(["unknown", "__proto__", "constructor", "//x.example"].filter(isTile)).toEqual([]);
    for (const tile of TILES) expect(pageOf(tile, NOBODY)).toMatch(/^\/[a-z?=&0-9]*$/);
  });
});
