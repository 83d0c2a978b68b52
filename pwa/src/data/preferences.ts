// Choices kept on the phone only.
import { computed, effect, signal } from "@preact/signals";
import type { OfferKind, OfferLevel, Where } from "./types";

export type Theme = "system" | "light" | "dark";
export type TextSize = "normal" | "large" | "largest";
export type Language = "fr" | "en";

function read<T>(name: string, fallback: T, valid: (value: unknown) => boolean): T {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(name) ?? "null");
    return valid(value) ? (value as T) : fallback;
  } catch {
    return fallback;
  }
}

export function remember<T>(name: string, fallback: T, valid: (value: unknown) => boolean) {
  const kept = signal(read(name, fallback, valid));
  effect(() => {
    try {
      if (kept.value === fallback) localStorage.removeItem(name);
      else localStorage.setItem(name, JSON.stringify(kept.value));
    } catch {
      // Storage refused: the choice holds until the tab closes.
    }
  });
  return kept;
}

const oneOf =
  (...values: unknown[]) =>
  (value: unknown) =>
    values.includes(value);

export const theme = remember<Theme>("theme", "system", oneOf("system", "light", "dark"));
export const textSize = remember<TextSize>("textSize", "normal", oneOf("normal", "large", "largest"));
export const chosenLanguage = remember<Language>("language", "fr", oneOf("fr", "en"));
export const installHintClosed = remember("installHintClosed", false, oneOf(true, false));

/** Whom the home is for; what the account says stands beside it. */
export type HomeKind =
  | "young"
  | "out_of_school"
  | "adult"
  | "parent"
  | "teacher"
  | "mentor"
  | "company"
  | "school"
  | "issuer"
  | "staff";
/** What anybody may say of themselves, without an account. */
export const SAID_HOMES = ["young", "out_of_school", "adult", "parent", "teacher"] as const;

/** The home that was chosen here; null until then. */
export const homeChosen = remember<HomeKind | null>(
  "home",
  null,
  (value) => value === null || typeof value === "string",
);

/** Where the person searches; null until they say. Kept on the phone. */
export const ownWhere = remember<Where | null>("where", null, isWhere);
/** Where an address searches that was opened; it stays the tab's until the person chooses. */
export const linkedWhere = signal<Where | null>(null);
const shownWhere = computed(() => linkedWhere.value ?? ownWhere.value);

/** Where this tab searches; what is chosen is kept. */
export const where = {
  get value(): Where | null {
    return shownWhere.value;
  },
  set value(chosen: Where | null) {
    linkedWhere.value = null;
    ownWhere.value = chosen;
  },
};

export const NO_SEARCHES: string[] = [];
/** What was searched lately, the newest first. */
export const searches = remember<string[]>("searches", NO_SEARCHES, isTexts);

export function isTexts(value: unknown): boolean {
  return Array.isArray(value) && value.every((one) => typeof one === "string");
}

/** The kind of offer looked for last, and the class for an observation placement. */
export interface OffersWanted {
  kind: OfferKind;
  level?: OfferLevel;
}

export const offersWanted = remember<OffersWanted | null>(
  "offersWanted",
  null,
  (value) => value === null || (typeof value === "object" && "kind" in value),
);

function isWhere(value: unknown): boolean {
  if (typeof value !== "object" || value === null || !("by" in value)) return false;
  if (value.by === "region") return true;
  return "lat" in value && typeof value.lat === "number" && "lon" in value && typeof value.lon === "number";
}

/** Three decimals, about 100 m: the server never learns more. */
export function rounded(degrees: number): number {
  return Math.round(degrees * 1000) / 1000;
}
