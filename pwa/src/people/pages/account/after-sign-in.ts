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

/** Between an offer and an application stands nothing but what the law asks: the welcome comes another time. */
const APPLYING = /^\/offers\/[^/]+\/apply$/;

/** Who came to ask a person tells their level, which opens it, and is there. */
const ASKING = /^\/(ask|meetings)\b/;

/** Whether the welcome lets one pass at once to the page that was wanted. */
export function isStraight(returnTo: string | null): boolean {
  return me.value?.onboarded || APPLYING.test(returnTo ?? "");
}

/** Whether the welcome has but one question on the way to the page that was wanted. */
export function isBrief(returnTo: string | null): boolean {
  return ASKING.test(returnTo ?? "");
}

/** Signed in: on to the page that was wanted; the first time, through the welcome. */
export function goOn(returnTo: string | null): void {
  const straight = isStraight(returnTo);
  navigate(straight ? safeReturn(returnTo) : welcomeHref(returnTo), { replace: true });
}
