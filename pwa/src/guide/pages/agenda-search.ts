// The search of the agenda: read from the address, turned into a request.

import type { EventQuery } from "../../data/client";
import { addDays } from "../../data/format";
import { pointOf } from "../../data/point";
import type { EventKind, Level, Where } from "../../data/types";

export type Period = "all" | "week" | "month" | "dates";

export interface AgendaSearch {
  q: string;
  kinds: EventKind[];
  levels: Level[];
  period: Period;
  /** YYYY-MM-DD, for the period "dates"; empty when not set. */
  from: string;
  to: string;
  /** Around the chosen place, unless the address asks for the whole region. */
  near: boolean;
  /** "west,south,east,north" of the map, in the place of the rest of the geography. */
  bbox: string | null;
  map: boolean;
}

const PAGE_SIZE = 20;
const MAP_PAGE_SIZE = 100;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

export function readAgenda(query: URLSearchParams): AgendaSearch {
  const period = query.get("period");
  const day = (name: string): string => (DAY.test(query.get(name) ?? "") ? (query.get(name) ?? "") : "");
  return {
    q: query.get("q") ?? "",
    kinds: query.getAll("kind") as EventKind[],
    levels: query.getAll("level") as Level[],
    period: period === "week" || period === "month" || period === "dates" ? period : "all",
    from: day("from"),
    to: day("to"),
    near: query.get("near") !== "0",
    bbox: query.get("bbox"),
    map: query.get("map") === "1",
  };
}

export function agendaFilters(search: AgendaSearch): number {
  return search.kinds.length + search.levels.length;
}

/** Whether the dates chosen make an empty period. */
export function datesReversed({ period, from, to }: AgendaSearch): boolean {
  return period === "dates" && from !== "" && to !== "" && to < from;
}

/** The request for one search; `today` is the day in Paris. */
export function agendaQuery(search: AgendaSearch, where: Where | null, today: string): EventQuery {
  return {
    ...(search.q && { q: search.q }),
    kind: search.kinds,
    level: search.levels,
    ...period(search, today),
    ...(search.bbox ? { bbox: search.bbox } : search.near && pointOf(where)),
    sort: "date",
    // With the map open a longer page makes a fuller map; every marker is still in the list.
    limit: search.map ? MAP_PAGE_SIZE : PAGE_SIZE,
  };
}

function period({ period, from, to }: AgendaSearch, today: string) {
  if (period === "week") return { from: today, to: addDays(today, 6) };
  if (period === "month") return { from: today, to: addDays(today, 29) };
  if (period === "dates") return { ...(from && { from }), ...(to && { to }) };
  return {};
}

/** The address of a calendar that follows the kinds, levels and place chosen; it has no end. */
export function feedUrl(search: AgendaSearch, where: Where | null, host: string): string {
  const query = new URLSearchParams();
  if (search.near) for (const [name, value] of Object.entries(pointOf(where))) query.set(name, String(value));
  for (const kind of search.kinds) query.append("kind", kind);
  for (const level of search.levels) query.append("level", level);
  const text = query.toString();
  return `webcal://${host}/api/v1/events.ics${text && `?${text}`}`;
}
