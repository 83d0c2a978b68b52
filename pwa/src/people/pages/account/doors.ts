import type { Me } from "../../../data/session";
import type { IconName } from "../../../ui/icon";
import type { AccountWords } from "../../words/account.fr";

type Words = AccountWords["me"];
type Group = keyof Words["groups"];
/** An address, and what it is called: a word of the page, or one that another page has. */
export type Door = [href: string, name: keyof Omit<Words, "hello" | "groups"> | "pass" | "rolesAsked"];
export type Doors = { group: Group; icon: IconName; doors: Door[] };

/** The doors of an account, by what they lead to; a group without any is left out. */
export function doorsOf(account: Me): Doors[] {
  const is = (...roles: Me["roles"][number]["role"][]): boolean =>
    account.roles.some(({ role }) => roles.includes(role));
  const when = (open: boolean, ...doors: Door[]): Door[] => (open ? doors : []);
  const none = account.roles.length === 0;
  const talks = none || is("student", "mentor", "adviser");
  const groups: Doors[] = [
    {
      group: "role",
      icon: "careers",
      doors: [
        ...when(is("company"), ["/company", "company"]),
        ...when(is("school"), ["/me/organisation/school", "school"]),
        ...when(is("issuer"), ["/issuing", "issuing"]),
        ...when(is("referent", "adviser", "admin", "dpo"), ["/staff", "staff"]),
        ...when(is("adviser"), ["/me/opening-hours", "openingHours"]),
      ],
    },
    {
      group: "waiting",
      icon: "bell",
      doors: [
        ...when(Boolean(account.minor && account.birth_date && !account.age_vouched), ["/me/age", "age"]),
        ["/me/notifications", "notifications"],
        ...when(is("student") || none, ["/me/pass", "pass"]),
      ],
    },
    {
      group: "talks",
      icon: "talks",
      doors: [
        ...when(is("mentor"), ["/inbox", "inbox"], ["/me/availability", "availability"]),
        ...when(is("student", "mentor", "adviser"), ["/conversations", "talks"]),
        ...when(is("student"), ["/me/questions", "questions"]),
        ...when(is("student", "mentor", "adviser"), ["/me/answers", "answers"]),
      ],
    },
    {
      group: "placements",
      icon: "offers",
      doors: when(is("student"), ["/me/applications", "applications"], ["/me/alerts", "alerts"], ["/badges", "badges"]),
    },
    {
      group: "profile",
      icon: "person",
      doors: [
        ["/me/profile", "profile"],
        ...when(is("student"), ["/me/school", "school"]),
        ["/me/roles", is("school") ? "rolesAsked" : "roles"],
        ["/me/email", "email"],
        ["/me/preferences", "preferences"],
      ],
    },
    {
      group: "safety",
      icon: "shield",
      doors: [
        ["/me/consents", "consents"],
        ["/me/data", "data"],
        ["/me/security", "security"],
        ["/me/devices", "devices"],
        ...when(talks, ["/me/blocks", "blocks"]),
      ],
    },
  ];
  return groups.filter(({ doors }) => doors.length > 0);
}
