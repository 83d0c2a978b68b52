import { useEffect, useState } from "preact/hooks";

/** Tokens taken from the address, by page: in memory only, gone with the tab. */
const taken = new Map<string, string>();

/** Take the token out of the address bar, so that nobody reads or copies it there. */
function takeToken(): string | undefined {
  const { hash, pathname, search } = location;
  if (hash.length > 1) {
    taken.set(pathname, hash.slice(1));
    history.replaceState(history.state, "", pathname + search);
  }
  return taken.get(pathname);
}

/** The token that a mail's link carried in the fragment of this page; undefined without one. */
export function useToken(): string | undefined {
  const [token, setToken] = useState(takeToken);
  useEffect(() => {
    // Another mail's link opened in the same tab.
    const follow = (): void => setToken(takeToken());
    addEventListener("hashchange", follow);
    return () => removeEventListener("hashchange", follow);
  }, []);
  return token;
}
