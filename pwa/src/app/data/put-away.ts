// What the person wants no more of: on this phone only, until the phone is erased.
import { isTexts, remember } from "../../data/preferences";

/** Beyond them the oldest come back. */
const MOST = 300;
const NOTHING: string[] = [];

export const awayKeys = remember("put-away", NOTHING, isTexts);

export function putAway(key: string): void {
  awayKeys.value = [...awayKeys.value.filter((one) => one !== key), key].slice(-MOST);
}

export function putBack(key: string): void {
  awayKeys.value = awayKeys.value.filter((one) => one !== key);
}
