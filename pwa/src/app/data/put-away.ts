// What the person wants no more of: on this phone only, until the phone is erased.
import { signal } from "@preact/signals";

const NAME = "put-away";
/** Beyond them the oldest come back. */
const MOST = 300;

function kept(): string[] {
  try {
    const found: unknown = JSON.parse(localStorage.getItem(NAME) ?? "[]");
    return Array.isArray(found) ? found.filter((key) => typeof key === "string") : [];
  } catch {
    return [];
  }
}

export const awayKeys = signal(kept());

export function putAway(key: string): void {
  keep([...awayKeys.value.filter((one) => one !== key), key].slice(-MOST));
}

export function putBack(key: string): void {
  keep(awayKeys.value.filter((one) => one !== key));
}

function keep(keys: string[]): void {
  awayKeys.value = keys;
  try {
    localStorage.setItem(NAME, JSON.stringify(keys));
  } catch {
    // Storage refused: it holds until the tab closes.
  }
}
