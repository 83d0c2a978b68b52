/** A cache that holds nothing: where it is there, the computer is shared and the service worker keeps no answers. */
export const SHARED_CACHE = "epass-shared";
