// The search of mentors: read from the address, turned into a request.
import type { MentorBrief, MentorQuery } from "../../data/mentors";

export const KINDS = ["professional", "apprentice", "student"] as const satisfies readonly MentorBrief["kind"][];
export const RADII = [10, 30, 50, 100, 200];
/** km: beyond it somebody is not said to be near. */
export const NEAR_KM = 50;
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
  /** km around the commune; none: everybody, the nearest first. */
  radius: number | undefined;
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
    radius: RADII.find((km) => km === radius),
    free: query.get("free") === "1",
  };
}

/** How many filters of the sheet are on. */
export function mentorFilters({ career, training, language, commune, radius, free }: MentorSearch): number {
  const within = commune !== "" && radius !== undefined;
  return [career, training, language, within, free].filter(Boolean).length;
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
    ...(commune && { commune, ...(radius && { radius_km: radius }) }),
    ...(free && { contactable: true }),
  };
}
