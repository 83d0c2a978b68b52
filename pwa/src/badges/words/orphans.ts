import { bilingual } from "../../i18n/bilingual";

const fr = {
  title: "Badges sans émetteur",
  lead: "L’organisation est fermée, ou n’est plus vérifiée : la Région peut retirer ses badges à sa place.",
  none: "Aucun badge sans émetteur.",
  found: (n: number) => (n > 1 ? `${n} organisations.` : `${n} organisation.`),
  closed: (day: string) => `fermée le ${day}`,
  unverified: "n’est plus vérifiée",
  standing: (n: number) => (n > 1 ? `${n} badges valables` : `${n} badge valable`),
  open: (name: string) => `Voir les badges : ${name}`,
  back: "Toutes les organisations",
  search: "Nom du badge, ou identifiant",
  searchHelp: "L’identifiant d’un badge est dans les détails de sa vérification. Personne n’est nommé ici.",
  go: "Chercher",
  badges: (n: number) => (n > 1 ? `${n} badges.` : `${n} badge.`),
  noBadge: "Aucun badge ne correspond.",
  given: (day: string) => `accepté le ${day}`,
  states: { issued: "valable", expired: "expiré", revoked: "retiré" },
  revoke: "Retirer",
  revokeOf: (name: string, day: string) => `Retirer : ${name}, accepté le ${day}`,
  revokeAsk: "Ce badge ne vaudra plus rien, pour quiconque le vérifie. On ne peut pas revenir en arrière.",
  reasons: ["L’organisation n’existe plus et le badge a été donné par erreur.", "Ce badge n’aurait pas dû être donné."],
  reasonHelp: "La personne qui a le badge et celles qui le vérifient le liront : ne nommez personne.",
};

const en: typeof fr = {
  title: "Badges without an issuer",
  lead: "The organisation is closed or no longer verified: the Region can take its badges back in its place.",
  none: "No badge without an issuer.",
  found: (n) => (n === 1 ? "1 organisation." : `${n} organisations.`),
  closed: (day) => `closed on ${day}`,
  unverified: "no longer verified",
  standing: (n) => (n === 1 ? "1 valid badge" : `${n} valid badges`),
  open: (name) => `See the badges: ${name}`,
  back: "All organisations",
  search: "Name of the badge, or identifier",
  searchHelp: "The identifier of a badge is in the details of its check. Nobody is named here.",
  go: "Search",
  badges: (n) => (n === 1 ? "1 badge." : `${n} badges.`),
  noBadge: "No badge matches.",
  given: (day) => `accepted on ${day}`,
  states: { issued: "valid", expired: "expired", revoked: "withdrawn" },
  revoke: "Take back",
  revokeOf: (name, day) => `Take back: ${name}, accepted on ${day}`,
  revokeAsk: "This badge will be worth nothing any more, for everybody who checks it. It cannot be undone.",
  reasons: ["The organisation is gone and the badge was awarded by mistake.", "This badge should not have been awarded."],
  reasonHelp: "Whoever has the badge and those who check it will read it: name nobody.",
};

/** The words of badges that nobody speaks for. */
export const orphansWords = bilingual({ fr, en });
