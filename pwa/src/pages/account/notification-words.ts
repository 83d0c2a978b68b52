import type { Notification } from "../../data/account/me";
import type { AccountWords } from "../../i18n/account.fr";

/** What happened, in words; a neutral sentence for a kind that this version does not know. */
export function wordsOf({ kind, data }: Pick<Notification, "kind" | "data">, words: AccountWords["notifications"]): string {
  const own = Object.hasOwn(words.kinds, kind) ? words.kinds[kind] : undefined;
  if (typeof own === "function") return own(data);
  if (own) return own;
  const prefix = Object.keys(words.prefixes).find((one) => kind.startsWith(one));
  return prefix === undefined ? words.other : words.prefixes[prefix]!;
}

const DOORS: Record<string, string> = {
  "candidacy.submitted": "/staff",
  "candidacy.reminder": "/staff",
  "candidacy.profile_changed": "/staff",
  "opposition.received": "/staff",
  birth_date: "/me/profile",
  consent: "/me/consents",
  export: "/me/data",
  candidacy: "/me/roles",
  organisation: "/me/roles",
  second_factor: "/me/security",
};

/** Where one acts on it; nothing when there is nothing to do. */
export function doorOf(kind: string): string | undefined {
  return DOORS[kind] ?? DOORS[kind.split(".")[0]!];
}
