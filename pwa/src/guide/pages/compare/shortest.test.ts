import { describe, expect, it } from "vitest";
import { shortestWay } from "./shortest";

type Way = Parameters<typeof shortestWay>[0][number];

const way = (id: string, months: number | null, more: Partial<Way> = {}): Way => ({
  id,
  label: id,
  diploma: id,
  level: null,
  months,
  statuses: [],
  places: 1,
  nearest: null,
  from: [],
  after_third: false,
  leads: false,
  named: null,
  prepares: false,
  contest: false,
  firm: true,
  last_session: null,
  notes: [],
  general: false,
  ...more,
});
const shown = (ways: Way[]) => {
  const found = shortestWay(ways);
  return found && [found.months, ...found.steps.map(({ id }) => id)];
};

describe("the shortest way from 3e", () => {
  it("is the one of fewest months that begins after 3e, whatever its steps", () => {
    const cap = way("CAP", 24, { after_third: true });
    const bp = way("BP", 24, { from: ["CAP"], leads: true });
    const bts = way("BTS", 24, { from: ["Bac pro"], leads: true });
    const bac = way("Bac pro", 36, { after_third: true });
    expect(shown([cap, bac, bp, bts])).toEqual([48, "CAP", "BP"]);
  });

  it("counts a bac pro after a CAP as two years", () => {
    const cap = way("CAP", 24, { after_third: true });
    expect(shown([cap, way("Bac pro", 36, { from: ["CAP"], leads: true })])).toEqual([48, "CAP", "Bac pro"]);
  });

  it("counts a common first year among the years of the BTS that goes on from it", () => {
    const bac = way("Bac pro", 36, { after_third: true });
    const first = way("1re année de BTS", 12, { from: ["Bac pro"] });
    const bts = way("BTS", 24, { from: ["1re année de BTS"], leads: true });
    expect(shown([bac, first, bts])).toEqual([60, "Bac pro", "1re année de BTS", "BTS"]);
  });

  it("is not told where a length is not known, none begins after 3e, or steps go round", () => {
    expect(shown([way("CAP", null, { after_third: true, leads: true })])).toBeNull();
    const round = [way("A", 12, { from: ["B"], leads: true }), way("B", 12, { from: ["A"] })];
    expect(shown(round)).toBeNull();
  });
});
