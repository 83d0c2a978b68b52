// The search of trainings: read from the address, turned into a request.

import type { paths } from "../../../data/api";
import { pointOf } from "../../../data/point";
import type { TrainingItem, Where } from "../../../data/types";

export type TrainingQuery = NonNullable<paths["/api/v1/trainings"]["get"]["parameters"]["query"]>;
export type Status = TrainingItem["statuses"][number];
const STATUSES: Status[] = ["school", "apprenticeship", "distance"];
export type WhereQuery = Pick<TrainingQuery, "commune" | "lat" | "lon">;

export const PAGE_SIZE = 20;
export const RADII = [10, 30, 60, 100, 200];
/** Farther than around oneself at once: what one wants to learn is seldom taught next door. */
export const DEFAULT_RADIUS = 60;
/** After 3e, after the bac, after a first diploma of the trade. */
export const BEGINNINGS = ["third", "bac", "cap"] as const;
/** Of the RNCP. */
const LEVELS = [3, 4, 5, 6, 7, 8];
export const MONTHS = [12, 24, 36];

const ROME = /^[A-N]\d{4}$/;

/** What belongs to the sheet of filters, as it is taken away. */
export const NO_FILTERS = { status: null, level: null, domain: null, sector: null, months: null, radius: null };

export interface TrainingSearch {
  q: string;
  status: Status | "";
  /** When it may be begun. */
  begins: (typeof BEGINNINGS)[number] | "";
  /** Of the RNCP; 0: any. */
  level: number;
  domain: string;
  privateOnly: boolean;
  /** At most so many months; 0: any. */
  months: number;
  /** km around where one is. */
  radius: number;
  /** ROME code that it leads to. */
  career: string;
  /** ROME 3 code of a field that it prepares for. */
  field: string;
}

export function readTrainings(query: URLSearchParams): TrainingSearch {
  const status = query.get("status");
  const among = (name: string, known: number[]): number => known.find((one) => one === Number(query.get(name))) ?? 0;
  const career = query.get("career") ?? "";
  const field = query.get("field") ?? "";
  const domain = query.get("domain") ?? "";
  return {
    q: query.get("q") ?? "",
    status: STATUSES.find((one) => one === status) ?? "",
    begins: BEGINNINGS.find((one) => one === query.get("begins")) ?? "",
    level: among("level", LEVELS),
    domain: /^[1-4]\d$/.test(domain) ? domain : "",
    privateOnly: query.get("sector") === "private",
    months: among("months", MONTHS),
    radius: among("radius", RADII) || DEFAULT_RADIUS,
    career: ROME.test(career) ? career : "",
    field: ROME.test(field) ? field : "",
  };
}

export function trainingFilters({ status, level, domain, privateOnly, months, radius }: TrainingSearch): number {
  return [status, level, domain, privateOnly, months, radius !== DEFAULT_RADIUS].filter(Boolean).length;
}

export function trainingQuery(search: TrainingSearch, where: Where | null): TrainingQuery {
  const { q, status, begins, level, domain, privateOnly, months, radius, career, field } = search;
  const near = pointOf(where);
  return {
    ...(q && { q }),
    ...(status && { status }),
    ...(begins && { begins }),
    ...(level && { level }),
    ...(domain && { domain }),
    ...(privateOnly && { sector: "private" as const }),
    ...(months && { max_months: months }),
    ...(career && { career }),
    ...(field && { field }),
    ...near,
    ...("commune" in near || "lat" in near ? { radius_km: radius } : {}),
    limit: PAGE_SIZE,
  };
}
