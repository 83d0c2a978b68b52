import type { Place, Where } from "../../../data/types";

const EARTH_M = 6_371_009;
const radians = (degrees: number): number => (degrees * Math.PI) / 180;

/** Metres from where one is, as the crow flies; null where that is the whole region. */
export function distance(where: Where | null, { lat, lon }: Pick<Place, "lat" | "lon">): number | null {
  if (!where || where.by === "region") return null;
  const [up, along] = [radians(lat - where.lat), radians(lon - where.lon)];
  const half = Math.sin(up / 2) ** 2 + Math.cos(radians(where.lat)) * Math.cos(radians(lat)) * Math.sin(along / 2) ** 2;
  return 2 * EARTH_M * Math.asin(Math.sqrt(half));
}
