import { pluralFr } from "./plural.fr";

/** What cards of trainings say, in every list. */
export const trainingsFr = {
  door: "CAP, bac pro, BTS tout près",
  places: (n: number | null) => (n ? `dans ${n} lieu${pluralFr(n, "x")} de la région` : "où\u00a0: pas encore connu"),
  at: (place: string, commune: string) => `${place}, ${commune}`,
  /** The api's own words. */
  domains: {} as Record<string, string>,
  statuses: { school: "À l’école", apprenticeship: "En apprentissage", distance: "À distance, peut-être aussi sur place" } as Record<string, string>,
  months: (months: number) => (months % 12 ? `${months} mois` : `${months / 12} an${pluralFr(months / 12)}`),
};
