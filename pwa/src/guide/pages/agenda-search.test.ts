import { describe, expect, it } from "vitest";
import { agendaFilters, agendaQuery, datesReversed, feedUrl, readAgenda } from "./agenda-search";

const read = (text: string) => readAgenda(new URLSearchParams(text));
const nantes = { by: "commune", code: "44109", name: "Nantes", lat: 47.23, lon: -1.55 } as const;

describe("agenda search", () => {
  it("reads what the address asks and leaves nonsense out", () => {
    expect(read("period=never&from=yesterday&to=2026-13&near=no")).toMatchObject({
      period: "all",
      from: "",
      to: "",
      near: true,
    });
    expect(read("period=dates&from=2026-12-01&to=2026-12-24&kind=fair&kind=stop")).toMatchObject({
      period: "dates",
      from: "2026-12-01",
      to: "2026-12-24",
      kinds: ["fair", "stop"],
    });
  });

  it("counts the week from today, seven days, and crosses the new year", () => {
    expect(agendaQuery(read("period=week"), null, "2026-12-28")).toMatchObject({
      from: "2026-12-28",
      to: "2027-01-03",
      sort: "date",
    });
  });

  it("searches around the place that is known, unless the whole region is asked for", () => {
    expect(agendaQuery(read(""), nantes, "2026-11-25")).toHaveProperty("commune", "44109");
    expect(agendaQuery(read("near=0"), nantes, "2026-11-25")).not.toHaveProperty("commune");
    for (const nowhere of [null, { by: "region" } as const]) {
      expect(agendaQuery(read(""), nowhere, "2026-11-25")).not.toHaveProperty("commune");
    }
  });

  it("searches in the map's area rather than around the place", () => {
    const request = agendaQuery(read("map=1&bbox=-2,47,-1,48"), nantes, "2026-11-25");
    expect(request).toMatchObject({ bbox: "-2,47,-1,48", limit: 100 });
    expect(request).not.toHaveProperty("commune");
  });

  it("sees dates in the wrong order", () => {
    expect(datesReversed(read("period=dates&from=2026-12-02&to=2026-12-01"))).toBe(true);
    expect(datesReversed(read("period=dates&from=2026-12-02"))).toBe(false);
    expect(datesReversed(read("from=2026-12-02&to=2026-12-01"))).toBe(false);
  });

  it("counts its filters and gives the calendar the same ones", () => {
    const search = read("kind=fair&level=higher&period=week&q=salon");
    expect(agendaFilters(search)).toBe(2);
    expect(feedUrl(search, nantes, "epass.example")).toBe(
      "webcal://epass.example/api/v1/events.ics?commune=44109&kind=fair&level=higher",
    );
    expect(feedUrl(read("near=0"), nantes, "epass.example")).toBe("webcal://epass.example/api/v1/events.ics");
  });
});
