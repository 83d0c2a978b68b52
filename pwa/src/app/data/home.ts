// Whose home it is: by the roles of the account, else by what was said on this phone.
import { computed } from "@preact/signals";
import { type HomeKind, homeChosen, SAID_HOMES } from "../../data/preferences";
import { type Me, me, type Role } from "../../data/session";
import { steps } from "./steps";

const OF_ROLE: Record<Role, HomeKind> = {
  student: "young",
  parent: "parent",
  mentor: "mentor",
  company: "company",
  school: "school",
  issuer: "issuer",
  adviser: "staff",
  referent: "staff",
  dpo: "staff",
  admin: "staff",
};
/** A pupil who mentors is a pupil first; who acts for others comes for that. */
const FIRST: HomeKind[] = [
  "young",
  "out_of_school",
  "adult",
  "staff",
  "company",
  "school",
  "issuer",
  "mentor",
  "parent",
];

/** Who work for others come to that; what is around is one of their doors. */
export const WORKING: readonly HomeKind[] = ["mentor", "company", "school", "issuer", "staff"];

function ofAccount(account: Me): HomeKind[] {
  const homes = new Set(account.roles.map(({ role }) => OF_ROLE[role]));
  // Who asked for the role comes for that, and reads here where it stands.
  if (steps.value.some(({ kind }) => kind.startsWith("company."))) homes.add("company");
  if (homes.has("young") && (account.level === "out_of_school" || account.level === "adult")) {
    homes.delete("young");
    homes.add(account.level);
  }
  return FIRST.filter((home) => homes.has(home));
}

/** The homes between which the person may choose. */
export const homes = computed<readonly HomeKind[]>(() => {
  const own = me.value ? ofAccount(me.value) : [];
  return own.length > 0 ? own : SAID_HOMES;
});

export const home = computed<HomeKind>(() => {
  const chosen = homeChosen.value;
  return chosen && homes.value.includes(chosen) ? chosen : homes.value[0]!;
});
