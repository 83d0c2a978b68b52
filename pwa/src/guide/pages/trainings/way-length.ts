import type { components } from "../../../data/api";

type Way = components["schemas"]["Way"];

const YEAR = 12;
const FIRST_YEAR = "1re année";

/** How long it takes after the step before; after a 2de or a CAP the first of a bac pro's three years is done,
 *  and so is that of a BTS after the first year that it shares with others. */
export function monthsLeft({ months, diploma }: Way, before: Way | undefined): number | null {
  const begun = before && (diploma.startsWith("Bac pro") || before.diploma.startsWith(FIRST_YEAR));
  return months && begun ? months - YEAR : months;
}
