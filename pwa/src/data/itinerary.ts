/** An address that the phone's own map app opens with directions to a point. */
export function itineraryUrl(lat: number, lon: number, name: string, userAgent = navigator.userAgent): string {
  const point = `${lat},${lon}`;
  if (/Android/.test(userAgent)) return `geo:${point}?q=${point}(${encodeURIComponent(name)})`;
  if (/iPhone|iPad|Macintosh/.test(userAgent)) return `https://maps.apple.com/?daddr=${point}`;
  return `https://www.openstreetmap.org/directions?to=${encodeURIComponent(point)}`;
}
