// The commune from which a page counts because it was found from there: `?near=` in its address.
import { api } from "../data/client";
import { where } from "../data/preferences";
import type { Where } from "../data/types";
import { useLoaded } from "./forms/use-loaded";
import { query } from "./navigation/router";

const CODE = /^\d[\dAB]\d{3}$/;

/** That commune's code, where the address has one. */
function nearCode(): string | null {
  const code = query.value.get("near") ?? "";
  return CODE.test(code) ? code : null;
}

/** The address of a page that counts from a commune. */
export function nearHref(href: string, code: string | null | undefined): string {
  return code ? `${href}?near=${code}` : href;
}

/** The same place goes on to the next page. */
export function keepNear(href: string): string {
  return nearHref(href, nearCode());
}

/** From where this page counts: the commune it was found from, else where the phone searches; undefined on its way. */
export function useNear(): Where | null | undefined {
  const code = nearCode();
  const { data, error } = useLoaded<Where | null>(`near ${code}`, async () => {
    if (!code) return null;
    const { name, lat, lon } = await api.commune(code);
    return lat === null || lon === null ? null : { by: "commune", code, name, lat, lon };
  });
  if (!code || error !== undefined) return where.value;
  return data === undefined ? undefined : (data ?? where.value);
}
