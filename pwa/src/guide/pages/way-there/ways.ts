interface Destination {
  name: string;
  address: string | null;
  postcode: string | null;
  commune: string;
  lat: number;
  lon: number;
  /** The point is only the commune's centre. */
  approximate: boolean;
}

/**
 * An address that the phone's own map app opens with directions. Where our point is only the commune's
 * centre the postal address is given instead: the map app may know it better.
 */
export function itineraryUrl(to: Destination, userAgent = navigator.userAgent): string {
  const point = `${to.lat},${to.lon}`;
  const postal = [to.address, to.postcode, to.commune].filter(Boolean).join(" ");
  const goal = encodeURIComponent(to.approximate ? postal : point);
  if (/Android/.test(userAgent)) {
    return to.approximate ? `geo:0,0?q=${goal}` : `geo:${point}?q=${point}(${encodeURIComponent(to.name)})`;
  }
  if (/iPhone|iPad|Macintosh/.test(userAgent)) return `https://maps.apple.com/?daddr=${goal}`;
  return `https://www.openstreetmap.org/directions?to=${goal}`;
}
