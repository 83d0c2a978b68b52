import type { components } from "../../../data/api";

const YEAR = 12;

/** How long it takes; after a 2de or a CAP the first of a bac pro's three years is done. */
export function monthsLeft({ months, diploma }: components["schemas"]["Way"], isLater: boolean): number | null {
  return months && isLater && diploma.startsWith("Bac pro") ? months - YEAR : months;
}
