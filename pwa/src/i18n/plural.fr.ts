/** The ending of a French word for that many: none is singular too. */
export const pluralFr = (count: number, ending = "s"): string => (count > 1 ? ending : "");
