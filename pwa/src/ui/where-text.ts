import type { Where } from "../data/types";
import { t } from "../i18n";

/** "Près de Nantes", "Ma position (Nantes)", "Toute la région". */
export function whereText(place: Where): string {
  const { around } = t();
  if (place.by === "region") return around.wholeRegion;
  if (place.by === "commune") return around.near(place.name);
  return place.name ? `${around.myPosition} (${place.name})` : around.myPosition;
}
