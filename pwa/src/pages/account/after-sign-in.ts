import { navigate } from "../../app/router";
import { me } from "../../data/session";

/** A page of the app that an address names; the person's account for anything else. */
export function safeReturn(wanted: string | null): string {
  if (!wanted) return "/me";
  try {
    const url = new URL(wanted, location.origin);
    return url.origin === location.origin && !url.pathname.startsWith("/api/") ? url.pathname + url.search : "/me";
  } catch {
    return "/me";
  }
}

/** Where a new account goes first, and where it wanted to go. */
export function welcomeHref(returnTo: string | null): string {
  return returnTo ? `/welcome?return_to=${encodeURIComponent(returnTo)}` : "/welcome";
}

/** Signed in: on to the page that was wanted; the first time, through the welcome. */
export function goOn(returnTo: string | null): void {
  navigate(me.value?.onboarded ? safeReturn(returnTo) : welcomeHref(returnTo), { replace: true });
}
