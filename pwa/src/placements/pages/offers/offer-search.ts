// The search of offers: read from the address, turned into a request.

import { addDays } from "../../../data/format";
import { pointOf } from "../../../data/point";
import type { OffersWanted } from "../../../data/preferences";
import type { OfferKind, OfferLevel, Where } from "../../../data/types";
import { DEFAULT_RADIUS, RADII } from "../../../guide/pages/home-search";
import { CLASSES, KINDS, type OfferQuery } from "../../data/offers";

const PAGE_SIZE = 20;
const MAP_PAGE_SIZE = 100;
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const ROME = /^[A-N]\d{4}$/;
/** August: the school year that ends in July is over. */
const NEW_YEAR_MONTH = 8;

export interface OfferSearch {
  /** Null until the person says which; only a search for words looks at every kind. */
  kind: OfferKind | null;
  /** One class for an observation placement, any number of diplomas for the others. */
  levels: OfferLevel[];
  /** Mondays. */
  weeks: string[];
  /** ROME codes. */
  careers: string[];
  q: string;
  radius: number;
  /** "west,south,east,north" of the map, in the place of the radius. */
  bbox: string | null;
  map: boolean;
}

/** Read the search in the query of the address; kind and class are those of the last visit where it names none. */
export function readOffers(query: URLSearchParams, wanted: OffersWanted | null): OfferSearch {
  const kind = KINDS.find((one) => one === query.get("kind")) ?? wanted?.kind ?? null;
  const asked = query.getAll("level") as OfferLevel[];
  const ofClass = CLASSES.find((one) => asked.includes(one)) ?? wanted?.level;
  const radius = Number(query.get("radius"));
  return {
    kind,
    levels: kind === "observation" ? (ofClass ? [ofClass] : []) : asked.filter((one) => !isClass(one)),
    weeks:
      kind === "observation"
        ? query
            .getAll("week")
            .filter((day) => DAY.test(day))
            .sort()
        : [],
    careers: query.getAll("rome").filter((code) => ROME.test(code)),
    q: query.get("q") ?? "",
    radius: RADII.includes(radius) ? radius : DEFAULT_RADIUS,
    bbox: query.get("bbox"),
    map: query.get("map") === "1",
  };
}

function isClass(level: OfferLevel): boolean {
  return (CLASSES as readonly OfferLevel[]).includes(level);
}

/** Whether there is something to search: words, or a kind, and a class for an observation placement. */
export function isAsked({ kind, levels, q }: OfferSearch): boolean {
  return q !== "" || (kind !== null && (kind !== "observation" || levels.length > 0));
}

/** How many filters of the sheet are on; the class stands on the page itself. */
export function offerFilters(search: OfferSearch): number {
  const { kind, levels, weeks, careers, radius } = search;
  const diplomas = kind === "observation" ? 0 : levels.length;
  return diplomas + weeks.length + careers.length + (radius === DEFAULT_RADIUS ? 0 : 1);
}

/** The request for one search. */
export function offerQuery(search: OfferSearch, where: Where | null): OfferQuery {
  return { ...criteria(search, where), limit: search.map ? MAP_PAGE_SIZE : PAGE_SIZE };
}

/** What is searched and where, without how many are shown. */
export function criteria({ kind, levels, weeks, careers, q, radius, bbox }: OfferSearch, where: Where | null) {
  return {
    kind: kind ? [kind] : [],
    level: levels,
    week: weeks,
    rome: careers,
    ...(q && { q }),
    ...(bbox ? { bbox } : around(where, radius)),
  };
}

function around(where: Where | null, radius: number) {
  return where === null || where.by === "region" ? {} : { ...pointOf(where), radius_km: radius };
}

/** The address of a feed of the newest offers of the same search. */
export function offersFeed(search: OfferSearch, where: Where | null): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(criteria(search, where))) {
    for (const one of [value].flat()) query.append(name, String(one));
  }
  return `/api/v1/offers.atom?${query}`;
}

/** The Mondays from next week until the end of the school year, or within `window`. */
export function comingWeeks(today: string, window?: { first: string; last: string }): string[] {
  const [year = 0, month = 0] = today.split("-").map(Number);
  const last = window?.last ?? `${month >= NEW_YEAR_MONTH ? year + 1 : year}-07-31`;
  const weeks: string[] = [];
  for (let monday = nextMonday(today); addDays(monday, 4) <= last; monday = addDays(monday, 7)) {
    if (!window || monday >= window.first) weeks.push(monday);
  }
  return weeks;
}

function nextMonday(day: string): string {
  const weekday = new Date(`${day}T12:00:00Z`).getUTCDay() || 7;
  return addDays(day, 8 - weekday);
}
