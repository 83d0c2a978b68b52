import { api } from "../../../data/client";
import { searchAll } from "../../../data/search";
import type { PlaceKind } from "../../../data/types";
import { t } from "../../../i18n";
import type { ComboOption } from "../../../ui/forms/combo";
import { merged } from "./merged";

const SHOWN = 8;
/** Careers that are looked at for them. */
const AMONG = 20;
/** Places that have a UAI. */
const SCHOOLS: readonly PlaceKind[] = [
  "middle_school",
  "high_school",
  "vocational_school",
  "agricultural_school",
  "mfr",
  "apprenticeship_centre",
  "higher_education",
  "specialised_school",
];

/** Career sheets: as they are called, and as what the search takes the words to mean. */
export async function careerOptions(q: string, signal: AbortSignal): Promise<ComboOption[]> {
  const [called, meant] = await Promise.all([
    api.careers({ q, limit: AMONG }, signal),
    // Without it, what careers are called is enough.
    searchAll({ q, type: ["career"], literal: [] }, signal).catch(() => undefined),
  ]);
  const named = called.items.map(({ code, label, family }) => ({
    key: code,
    label,
    ...(family && { aside: family.label }),
  }));
  const read = (meant?.items ?? []).map(({ id, name }) => ({ key: id, label: name }));
  return merged(named, read).slice(0, SHOWN);
}

/** Communes by the beginning of their name or postcode. */
export async function communeOptions(q: string, signal: AbortSignal): Promise<ComboOption[]> {
  const { items } = await api.communes(q, signal);
  return items.map(({ code, name, postcodes, department_code }) => ({
    key: code,
    label: name,
    aside: postcodes[0] ?? department_code,
  }));
}

/** Schools by their name or town. */
export async function schoolOptions(q: string, signal: AbortSignal): Promise<ComboOption[]> {
  const { items } = await api.places({ q, kind: [...SCHOOLS], limit: SHOWN }, signal);
  return items.map(({ id, name, kind, commune }) => ({
    key: id,
    label: name,
    aside: `${t().placeKinds[kind] ?? kind}, ${commune}`,
  }));
}
