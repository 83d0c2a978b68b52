import { api } from "../../../data/client";
import type { PlaceKind } from "../../../data/types";
import { t } from "../../../i18n";
import type { ComboOption } from "../../../ui/forms/combo";

const SHOWN = 8;
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

/** Career sheets by their words. */
export async function careerOptions(q: string, signal: AbortSignal): Promise<ComboOption[]> {
  const { items } = await api.careers({ q, limit: SHOWN }, signal);
  return items.map(({ code, label, family }) => ({ key: code, label, ...(family && { aside: family.label }) }));
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
