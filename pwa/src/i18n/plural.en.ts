// Apart from the French one: the app's first file waits for English words, which may ask nothing of it meanwhile.

/** The ending of an English word for that many: none is plural. */
export const pluralEn = (count: number, ending = "s"): string => (count === 1 ? "" : ending);
