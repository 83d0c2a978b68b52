// What the person wants no more of: on this phone only, until the phone is erased.
import type { components } from "../../data/api";
import { remember } from "../../data/preferences";
import { pathOf } from "../../ui/found";

export type SuggestedType = components["schemas"]["Suggested"]["item"]["type"];

/** A thing by its key ("career:A1202") and its name when it was put away. */
export interface Away {
  key: string;
  name: string;
}

/** Beyond them the oldest come back. */
const MOST = 300;
const NOTHING: Away[] = [];

export const away = remember("put-away", NOTHING, areAway);

export function isAway(key: string): boolean {
  return away.value.some((one) => one.key === key);
}

export function putAway(thing: Away): void {
  away.value = [...away.value.filter(({ key }) => key !== thing.key), thing].slice(-MOST);
}

export function putBack(key: string): void {
  away.value = away.value.filter((one) => one.key !== key);
}

/** What kind of thing a key names. */
export function typeOf(key: string): SuggestedType {
  return key.slice(0, key.indexOf(":")) as SuggestedType;
}

/** The page of the thing that a key names. */
export function pageOf(key: string): string {
  const type = typeOf(key);
  const id = key.slice(type.length + 1);
  return type === "mentor" ? `/mentors/${id}` : pathOf(type, id);
}

function areAway(value: unknown): boolean {
  return Array.isArray(value) && value.every((one) => typeof one?.key === "string" && typeof one.name === "string");
}
