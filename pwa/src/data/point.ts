// Where to search, as the server reads it.
import type { Where } from "./types";

/** A commune, or a rounded position; nothing for the whole region. */
export function pointOf(where: Where | null): { commune?: string; lat?: number; lon?: number } {
  if (where?.by === "commune") return { commune: where.code };
  return where?.by === "position" ? { lat: where.lat, lon: where.lon } : {};
}
