// The search of mentors: read from the address, turned into a request.
import type { MentorBrief, MentorQuery } from "../../data/mentors";

export const KINDS = ["professional", "apprentice", "student"] as const satisfies readonly MentorBrief["kind"][];
export const RADII = [10, 30, 50, 100, 200];
const DEFAULT_RADIUS = 50;
const ROME = /^[A-N]\d{4}$/;
const LANGUAGE = /^[a-z]{2,3}$/;

export const NO_FILTERS = { career: null, training: null, language: null, radius: null, free: null };

/** What is looked for. */
export interface MentorSearch {
  q: string;
  career: string;
  training: string;
  kind: MentorBrief["kind"] | undefined;
  language: string;
  /** Around this one; empty: the whole region. */
  commune: string;
  /** km around the commune. */
  radius: number;
  /** Only those who can be asked now. */
  free: boolean;
}

/** Read the search in the query of the address, around this commune (none: the whole region). */
export function readMentors(query: URLSearchParams, commune: string): MentorSearch {
  const career = query.get("career") ?? "";
  const language = query.get("language") ?? "";
  const radius = Number(query.get("radius"));
  return {
    q: query.get("q") ?? "",
    career: ROME.test(career) ? career : "",
    training: query.get("training") ?? "",
    kind: KINDS.find((one) => one === query.get("kind")),
    language: LANGUAGE.test(language) ? language : "",
    commune,
    radius: RADII.includes(radius) ? radius : DEFAULT_RADIUS,
    free: query.get("free") === "1",
  };
}

/** The query that holds a radius; the usual one needs none. */
export function radiusQuery(km: string): { radius: string | null } {
  return { radius: Number(km) === DEFAULT_RADIUS ? null : km };
}

/** How many filters of the sheet are on. */
export function mentorFilters({ career, training, language, commune, radius, free }: MentorSearch): number {
  const far = commune !== "" && radius !== DEFAULT_RADIUS;
  return [career, training, language, far, free].filter(Boolean).length;
}

/** The search as the server is asked it. */
export function mentorQuery(search: MentorSearch): Omit<MentorQuery, "limit"> {
  const { q, career, training, kind, language, commune, radius, free } = search;
  return {
    ...(q && { q }),
    ...(career && { career }),
    ...(training && { training }),
    ...(kind && { kind }),
    ...(language && { language }),
    ...(commune && { commune, radius_km: radius }),
    ...(free && { contactable: true }),
  };
}
