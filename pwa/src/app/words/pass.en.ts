import type { Purpose } from "../../data/privacy";
import type { Shape } from "../pages/pass/drawings";
import type { PassWords } from "./pass.fr";

const some = (n: number, one: string, many = `${one}s`): string => `${n}\u00a0${n === 1 ? one : many}`;

export const en: PassWords = {
  title: "My pass",
  noName: "Add my first name",
  noLevel: "Say where I am",
  card: "Show my card",
  account: "My account and settings",
  notifications: (n) => (n ? `Alerts (${n})` : "Alerts"),
  unknown: "No network, and nothing kept on this phone.",
  drawing: {
    change: "Change the drawing",
    title: "My drawing",
    last: "Drawing before",
    next: "Another drawing",
    keep: "Keep this drawing",
    kept: "It is your drawing.",
    is: (above, below) => `Drawing: ${above} on ${below}`,
    shapes: {
      disc: "disc",
      square: "square",
      triangle: "triangle",
      half: "half disc",
      star: "star",
      drop: "drop",
      cross: "cross",
      leaf: "leaf",
    } as Record<Shape, string>,
  },
  badges: {
    title: "My badges",
    valid: (n) => some(n, "badge"),
    offered: (n) => `${some(n, "badge")} to accept`,
    show: "Show",
    showNamed: (name) => `Show “${name}”`,
    none: "No badge yet: a placement, a club or a workshop can give you one.",
    toNone: "Find a badge",
  },
  applications: {
    title: "My applications",
    answer: (n) => `${some(n, "answer")} to confirm`,
    sent: (n) => `${n} sent`,
    confirmed: (n) => `${some(n, "placement")} confirmed`,
    ended: (n) => `${n} ended`,
    none: "No application yet: look for a placement or an apprenticeship near you.",
    toNone: "See the offers",
  },
  meetings: {
    title: "My meetings",
    more: (n) => `and ${n} more`,
    none: "No meeting planned: there somebody of the trade answers you live, in writing.",
    toNone: "See the meetings",
  },
  path: {
    title: "My path",
    phone: "On this phone only.",
    goals: (n) => some(n, "goal"),
    done: (n) => `${some(n, "step")} ticked`,
    none: "No goal yet: add a job, a training or a place to your path.",
    toNone: "Look for a job",
  },
  saved: {
    title: "Saved",
    count: (n) => some(n, "sheet"),
    none: "Nothing saved: touch the bookmark of a sheet to find it here again, without a network too.",
    toNone: "See around me",
  },
  allowed: {
    title: "My consents",
    none: "Nothing is shared: you have not said yes to any use.",
    waits: "Awaits a parent",
    withdrawn: "Your parent withdrew their consent",
    refused: "Your parent said no",
    on: "Yes",
    who: {
      conversations: "Talking: the person you write to sees your first name, your level and your messages.",
      push: "Alerts: they go through Google, Apple or Mozilla, which cannot read them.",
      location: "Your commune: kept in your account, to suggest what is near.",
      badges: "Badges: whoever has your link sees the badge, and your first name if you want.",
      card: "Your card: whoever looks at your screen, for 5 minutes.",
    } as Record<Purpose, string>,
    always:
      "A company reads your application when you send it. Your school, if you linked it, sees your first name, your level and where your placements stand.",
  },
};
