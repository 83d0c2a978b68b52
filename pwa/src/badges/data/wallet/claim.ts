// A code or a mail's link that gives a badge: it outlives signing in, not the tab, and is never in an address.

const STORE = "badge-claim";
const CODE = /^[A-Z0-9]{8}$/;

/** What was scanned, typed or opened. */
export interface Claim {
  /** Made once, so that sending it again is no second badge. */
  id: string;
  code: string;
  offer: string;
}

/** The code as people write it, without what they put between; empty when it cannot be one. */
export function readCode(text: string): string {
  const code = text.replace(/[\s-]/g, "").toUpperCase();
  return CODE.test(code) ? code : "";
}

/** Take the code or the link's secret out of the address bar, so that nobody reads or copies it there. */
export function takeClaim(): Claim | null {
  // What one scans may be written as addresses are.
  const given = location.hash.slice(1).replaceAll("%20", "");
  if (given) {
    history.replaceState(history.state, "", location.pathname + location.search);
    const offer = given.startsWith("offer=") ? given.slice(6) : "";
    const code = offer ? "" : readCode(given.replace("code=", ""));
    keepClaim({ id: crypto.randomUUID(), code, offer });
  }
  try {
    return JSON.parse(sessionStorage.getItem(STORE) ?? "null") as Claim | null;
  } catch {
    return null;
  }
}

/** Remember it until it is a badge; null forgets it. */
export function keepClaim(claim: Claim | null): void {
  try {
    if (claim) sessionStorage.setItem(STORE, JSON.stringify(claim));
    else sessionStorage.removeItem(STORE);
  } catch {
    // Storage refused: the page itself remembers.
  }
}
