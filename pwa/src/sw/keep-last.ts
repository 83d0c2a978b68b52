/** Drop the oldest entries of a cache beyond a number; a renewed entry counts as new. */
export async function keepLast(cache: Cache, max: number): Promise<void> {
  const keys = await cache.keys();
  await Promise.all(keys.slice(0, Math.max(0, keys.length - max)).map((key) => cache.delete(key)));
}
