// The search of aids: read from the address, turned into a request.
import type { Where } from "../../../data/types";
import type { AidQuery, AidSheet, Profile } from "./api";

export const PROFILES: Profile[] = [
  "middle_school",
  "high_school",
  "apprentice",
  "student",
  "job_seeker",
  "out_of_school",
  "in_work",
  "parent",
];
/** Years that one may say; the last stands for all above. */
export const AGES = Array.from({ length: 21 }, (_, index) => index + 11);
/** As they are shown; ways back come after what helps. */
const TOPICS: AidSheet["topic"][] = [
  "choosing",
  "money",
  "housing",
  "travel",
  "equipment",
  "disability",
  "abroad",
  "again",
];
const PAGE_SIZE = 20;

export interface AidSearch {
  profile: Profile | "";
  /** 0: not said. */
  age: number;
  /** The topics as they are shown: that of the address first. */
  topics: AidSheet["topic"][];
}

export function readAids(query: URLSearchParams): AidSearch {
  const age = Number(query.get("age"));
  const first = TOPICS.filter((one) => one === query.get("topic"));
  return {
    profile: PROFILES.find((one) => one === query.get("profile")) ?? "",
    age: AGES.includes(age) ? age : 0,
    topics: [...new Set([...first, ...TOPICS])],
  };
}

export function aidQuery({ profile, age }: AidSearch, where: Where | null): AidQuery {
  return {
    ...(profile && { profile }),
    ...(age && { age }),
    ...(where?.by === "commune" && { commune: where.code }),
    limit: PAGE_SIZE,
  };
}
