// What the tiles of schools' portals (ENT) lead to: the server knows their names, the app the pages.
import type { components } from "../../data/api";
import { client, unwrap } from "../../data/client";
import type { StudyLevel } from "./me";

type Schemas = components["schemas"];

export type PortalSchool = Schemas["PortalSchool"];
type Level = PortalSchool["levels"][number];

/** As `vers` names them; `api/people/accounts/federation/tiles.py` has the same, by a test. */
export const TILES = ["accueil", "offres", "evenements", "conversations"] as const;
export type Tile = (typeof TILES)[number];

const UAI = /^\d{7}[A-Z]$/i;

/** Offers for a level: the kind that its pupils look for, and their classes. */
const OFFERS: Record<StudyLevel, string> = {
  middle_school: "kind=observation&level=3e",
  high_school: "kind=observation&level=2nde",
  vocational: "kind=placement&level=cap&level=bac_pro",
  apprenticeship: "kind=apprenticeship",
  higher: "kind=placement&level=bts&level=but&level=licence&level=master",
  out_of_school: "kind=apprenticeship",
  adult: "kind=apprenticeship",
};

/** What is known of who taps. */
export interface Known {
  signedIn: boolean;
  level: StudyLevel | null;
  /** The school of the tile, or the pupil's own. */
  school: PortalSchool | null;
  /** Whether the phone has a place to search around. */
  placed: boolean;
}

/** The page that a tile leads to; without an account, what everybody may see of it. */
export function pageOf(tile: Tile, { signedIn, level, school, placed }: Known): string {
  const near = school && `bbox=${school.bounds.join(",")}`;
  switch (tile) {
    case "accueil":
      return "/";
    case "conversations":
      return signedIn ? "/conversations" : "/mentors";
    case "evenements":
      return near ? `/agenda?${near}` : "/agenda";
    case "offres": {
      const offers = OFFERS[level ?? onlyLevel(school) ?? ("" as StudyLevel)];
      if (!offers) return "/offers";
      return `/offers?${[offers, !placed && near].filter(Boolean).join("&")}`;
    }
  }
}

/** The level of a school's pupils, where it has one alone. */
function onlyLevel(school: PortalSchool | null): Level | undefined {
  return school?.levels.length === 1 ? school.levels[0] : undefined;
}

export function isTile(name: string): name is Tile {
  return (TILES as readonly string[]).includes(name);
}

export function isUai(text: string): boolean {
  return UAI.test(text);
}

export const portalsApi = {
  school: async (uai: string, signal?: AbortSignal) =>
    (await unwrap(
      client.GET("/api/v1/portals/schools/{uai}", { params: { path: { uai } }, ...(signal && { signal }) }),
    )) as PortalSchool,
  mySchool: async () => (await unwrap(client.GET("/api/v1/me/school"))).school?.uai ?? null,
};
