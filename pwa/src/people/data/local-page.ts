/** The page of this site that an address names; null for anything else, the API and other sites included. */
export function localPage(wanted: string, origin: string): string | null {
  try {
    const url = new URL(wanted, origin);
    if (url.origin !== origin || url.pathname.startsWith("/api/")) return null;
    // “/.//elsewhere” is here, but its path “//elsewhere” alone would name another site.
    return url.pathname.replace(/^\/+/, "/") + url.search;
  } catch {
    return null;
  }
}
