// The bottom navigation: five doors, of what each home is used for.
import type { HomeKind } from "../../data/preferences";
import type { t } from "../../i18n";
import type { IconName } from "../../ui/icon";

export interface Tab {
  name: Exclude<keyof ReturnType<typeof t>["nav"], "label">;
  href: string;
  icon: IconName;
}

const HOME: Tab = { name: "home", href: "/", icon: "home" };
const OFFERS: Tab = { name: "offers", href: "/offers", icon: "offers" };
const CAREERS: Tab = { name: "careers", href: "/careers", icon: "careers" };
const TRAININGS: Tab = { name: "trainings", href: "/trainings", icon: "learn" };
const AGENDA: Tab = { name: "agenda", href: "/agenda", icon: "agenda" };
const TALKS: Tab = { name: "talks", href: "/conversations", icon: "talks" };
const MORE: Tab = { name: "more", href: "/more", icon: "more" };

export const TABS: Record<HomeKind, readonly Tab[]> = {
  young: [HOME, OFFERS, CAREERS, AGENDA, MORE],
  out_of_school: [HOME, { name: "aids", href: "/aids", icon: "flag" }, CAREERS, AGENDA, MORE],
  adult: [HOME, { name: "hiring", href: "/hiring", icon: "careers" }, TRAININGS, AGENDA, MORE],
  parent: [HOME, TRAININGS, CAREERS, AGENDA, MORE],
  teacher: [HOME, OFFERS, CAREERS, AGENDA, MORE],
  mentor: [HOME, { name: "inbox", href: "/inbox", icon: "mail" }, TALKS, AGENDA, MORE],
  company: [
    HOME,
    { name: "company", href: "/company", icon: "offers" },
    { name: "publish", href: "/company/offers/new", icon: "send" },
    AGENDA,
    MORE,
  ],
  school: [HOME, { name: "pupils", href: "/me/organisation/school", icon: "person" }, OFFERS, AGENDA, MORE],
  issuer: [
    HOME,
    { name: "requests", href: "/issuing/requests", icon: "check" },
    { name: "badges", href: "/issuing", icon: "shield" },
    AGENDA,
    MORE,
  ],
  staff: [HOME, { name: "staff", href: "/staff", icon: "check" }, OFFERS, AGENDA, MORE],
};

/** An offer is written under the tab that began it. */
const WRITTEN = /^\/company\/offers\/[^/]+\/edit$/;

/** The tab under which a page stands: the one with the longest address that leads to it. */
export function tabOf(tabs: readonly Tab[], path: string, section: string | undefined): Tab | undefined {
  const page = WRITTEN.test(path) ? "/company/offers/new" : path;
  const leads = tabs.filter(({ href }) => page === href || (href !== "/" && page.startsWith(`${href}/`)));
  const longest = leads.sort((a, b) => b.href.length - a.href.length)[0];
  return longest ?? tabs.find(({ name }) => name === section);
}
