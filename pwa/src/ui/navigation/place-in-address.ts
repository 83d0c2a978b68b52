// The place of a search in its address: `?commune=44109`, `all` for the whole region; of a position only its commune.
import { effect, signal } from "@preact/signals";
import { api } from "../../data/client";
import { linkedWhere, where } from "../../data/preferences";
import type { Where } from "../../data/types";
import { navigate, path, query, setQuery } from "./router";

const SEARCHES = /^\/(search|offers|agenda|trainings)?$/;
const CODE = /^\d[\dAB]\d{3}$/;
const REGION = "all";

/** The address names a place that comes, or that cannot be had. */
export const placeAsked = signal<"comes" | "unknown" | null>(null);

let asked: string | null = null;
let shown: Where | null = null;

/** Let the address follow where one searches, and where one searches an address that was given. */
export function startPlaceInAddress(): void {
  effect(() => {
    const searches = SEARCHES.test(path.value);
    const named = searches ? query.value.get("commune") : null;
    const here = where.value;
    const code = here?.by === "region" ? REGION : here?.code;
    // Words are searched on their own page.
    if (path.value === "/" && query.value.has("q")) return navigate(`/search?${query.value}`, { replace: true });
    const [isNew, moved] = [named !== asked, here !== shown];
    [asked, shown] = [named, here];
    if (!searches || named === code) {
      placeAsked.value = null;
    } else if (isNew && named !== null) {
      void take(named);
    } else if (named === null ? code : moved) {
      asked = code ?? null;
      placeAsked.value = null;
      setQuery({ commune: asked });
    }
  });
}

async function take(named: string): Promise<void> {
  if (named === REGION) {
    linkedWhere.value = { by: "region" };
    return;
  }
  placeAsked.value = CODE.test(named) ? "comes" : "unknown";
  if (placeAsked.value === "unknown") return;
  const found = await api.commune(named).catch(() => null);
  if (asked !== named || placeAsked.value !== "comes") return;
  if (found?.lat == null || found.lon == null) placeAsked.value = "unknown";
  else linkedWhere.value = { by: "commune", code: found.code, name: found.name, lat: found.lat, lon: found.lon };
}
