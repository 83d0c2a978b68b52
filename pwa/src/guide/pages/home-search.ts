// The search of the home page: read from the address, turned into requests.

import { api } from "../../data/client";
import { pointOf } from "../../data/point";
import type { EventKind, Level, Page, PlaceKind, Where } from "../../data/types";
import type { CardItem } from "../../ui/cards";

export type ItemType = "all" | "place" | "event" | "career";
export type Sector = "any" | "public" | "private";

export const RADII = [5, 10, 30, 60, 100];
export const DEFAULT_RADIUS = 30;
const PAGE_SIZE = 20;
/** With the map open a longer page makes a fuller map; every marker is still in the list. */
const MAP_PAGE_SIZE = 100;

/** What is searched, apart from where. */
export interface HomeSearch {
  type: ItemType;
  placeKinds: PlaceKind[];
  eventKinds: EventKind[];
  levels: Level[];
  radius: number;
  sector: Sector;
  /** "west,south,east,north" of the map, in the place of the radius. */
  bbox: string | null;
  map: boolean;
}

/** Read the search in the query of the address. */
export function readSearch(query: URLSearchParams, scope: Where["by"]): HomeSearch {
  const asked = query.get("type");
  const type = asked === "place" || asked === "event" || asked === "career" ? asked : "all";
  const radius = Number(query.get("radius"));
  const sector = query.get("sector");
  return {
    // Nothing is "around" a whole region: places come first there.
    type: type === "all" && scope === "region" ? "place" : type,
    placeKinds: query.getAll("place") as PlaceKind[],
    eventKinds: query.getAll("event") as EventKind[],
    levels: query.getAll("level") as Level[],
    radius: RADII.includes(radius) ? radius : DEFAULT_RADIUS,
    sector: sector === "public" || sector === "private" ? sector : "any",
    bbox: query.get("bbox"),
    map: query.get("map") === "1",
  };
}

/** How many filters of the sheet are on, among those that act on the type searched. */
export function activeFilters(search: HomeSearch): number {
  const { type } = search;
  let count = search.radius === DEFAULT_RADIUS ? 0 : 1;
  if (type === "all" || type === "place") count += search.placeKinds.length;
  if (type === "all" || type === "event") count += search.eventKinds.length;
  if (type !== "career") count += search.levels.length;
  if (type === "place" && search.sector !== "any") count += 1;
  return count;
}

/** Fetch one page of what is searched. */
export function fetchResults(
  search: HomeSearch,
  where: Where,
  cursor: string | undefined,
  signal: AbortSignal,
): Promise<Page<CardItem>> {
  const { type, placeKinds, eventKinds, levels: level } = search;
  const common = {
    ...position(search, where),
    ...(cursor && { cursor }),
    limit: search.map ? MAP_PAGE_SIZE : PAGE_SIZE,
  };
  const hasPoint = where.by !== "region" || search.bbox !== null;
  if (type === "place") {
    const sector = search.sector === "any" ? {} : { sector: search.sector };
    return api.places({ ...common, kind: placeKinds, level, ...sector }, signal);
  }
  if (type === "event") {
    const sort = hasPoint ? ("distance" as const) : ("date" as const);
    return api.events({ ...common, kind: eventKinds, level, sort }, signal);
  }
  if (type === "career") {
    if (hasPoint) return api.around({ ...common, type: ["career"] }, signal);
    return api.careers({ ...(cursor && { cursor }), limit: common.limit }, signal);
  }
  return api.around({ ...common, kind: [...placeKinds, ...eventKinds], level }, signal);
}

function position(search: HomeSearch, where: Where) {
  const area = search.bbox ? { bbox: search.bbox } : {};
  if (where.by === "region") return area;
  const radius = search.bbox ? {} : { radius_km: search.radius };
  return { ...pointOf(where), ...radius, ...area };
}
