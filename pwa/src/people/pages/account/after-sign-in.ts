import { me } from "../../../data/session";
import { navigate } from "../../../ui/navigation/router";
import { localPage } from "../../data/local-page";

/** A page of the app that an address names; for anything else the home, where the next step is. */
export function safeReturn(wanted: string | null): string {
  return (wanted && localPage(wanted, location.origin)) || "/";
}

/** Where a new account goes first, and where it wanted to go. */
export function welcomeHref(returnTo: string | null): string {
  return returnTo ? `/welcome?return_to=${encodeURIComponent(returnTo)}` : "/welcome";
}

/** Signed in: on to the page that was wanted; the first time, through the welcome. */
export function goOn(returnTo: string | null): void {
  navigate(me.value?.onboarded ? safeReturn(returnTo) : welcomeHref(returnTo), { replace: true });
}
