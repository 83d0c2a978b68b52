export interface Destination {
  name: string;
  address: string | null;
  postcode: string | null;
  commune: string;
  lat: number;
  lon: number;
  /** The point is only the commune's centre. */
  approximate: boolean;
}

/** Ways that OpenStreetMap's own page knows, by the name of what reckons them. */
const ENGINES = { foot: "fossgis_osrm_foot", bike: "fossgis_osrm_bike", car: "fossgis_osrm_car" } as const;
export type Way = keyof typeof ENGINES;

/** A postal address, as one writes it on a line. */
export function postalOf({ address, postcode, commune }: Destination): string {
  return [address, [postcode, commune].filter(Boolean).join(" ")].filter(Boolean).join(", ");
}

/**
 * Where to, in an address: the point, and the postal address where our point is only the commune's centre, which
 * others may know better. Never where from: that is said there, by whoever goes.
 */
function goalOf(to: Destination): string {
  return encodeURIComponent(to.approximate ? postalOf(to) : `${to.lat},${to.lon}`);
}

/** OpenStreetMap's page of the way there. */
export function wayUrl(to: Destination, way: Way): string {
  return `https://www.openstreetmap.org/directions?engine=${ENGINES[way]}&to=${goalOf(to)}`;
}

/** What the phone's own map app opens; null where the browser is on no such phone. */
export function appUrl(to: Destination, userAgent = navigator.userAgent): string | null {
  const goal = goalOf(to);
  if (/Android/.test(userAgent)) {
    const point = `${to.lat},${to.lon}`;
    return to.approximate ? `geo:0,0?q=${goal}` : `geo:${point}?q=${point}(${encodeURIComponent(to.name)})`;
  }
  return /iPhone|iPad|Macintosh/.test(userAgent) ? `https://maps.apple.com/?daddr=${goal}` : null;
}
