import type { CaseBrief } from "../../safety/data/staff";

/** Open cases about one person together, at the place of the first; what is decided, and what is about nobody, alone. */
export function groupsOf<Case extends Pick<CaseBrief, "id" | "about_id" | "decided_at">>(
  cases: readonly Case[],
): Case[][] {
  const groups = new Map<string, Case[]>();
  for (const one of cases) {
    const key = (!one.decided_at && one.about_id) || one.id;
    const group = groups.get(key);
    if (group) group.push(one);
    else groups.set(key, [one]);
  }
  return [...groups.values()];
}
