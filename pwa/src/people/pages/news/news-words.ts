import type { Notification } from "../../data/me";
import type { NewsWords } from "../../words/news.fr";

/** A server of another version may tell a kind that this one does not know. */
type Told = { kind: string; data: Notification["data"] };

/** What happened, in words; a neutral sentence for a kind that this version does not know. */
export function wordsOf({ kind, data }: Told, words: NewsWords): string {
  const own = Object.hasOwn(words.kinds, kind) ? words.kinds[kind as Notification["kind"]] : undefined;
  if (typeof own === "function") return own(data);
  if (own) return own;
  const prefix = Object.keys(words.prefixes).find((one) => kind.startsWith(one));
  return prefix === undefined ? words.other : words.prefixes[prefix]!;
}

type Door = string | ((data: Record<string, unknown>) => string);

const offer = ({ offer_id }: Record<string, unknown>): string => `/offers/${String(offer_id)}`;
const PUPILS = "/me/organisation/school?part=placements";
const applied = ({ application_id }: Record<string, unknown>): string => `/me/applications/${String(application_id)}`;
const received = ({ application_id }: Record<string, unknown>): string =>
  `/company/applications/${String(application_id)}`;

const talk = ({ conversation_id }: Record<string, unknown>): string => `/conversations/${String(conversation_id)}`;
const statement = ({ decision_id }: Record<string, unknown>): string => `/me/statements/${String(decision_id)}`;

const DOORS: Record<string, Door> = {
  "alert.found": offer,
  alert: "/me/alerts",
  placement: applied,
  "placement.gone_for_pupil": PUPILS,
  "offer.changed": applied,
  "offer.changed_before_answer": applied,
  "offer.changed_for_pupil": PUPILS,
  "application.received": received,
  "application.confirmed": received,
  "application.withdrawn": received,
  "application.reminder": "/company",
  "application.unconfirmed": received,
  application: applied,
  "badge.requested": "/issuing/requests",
  badge: ({ credential_id }) => (credential_id ? `/badges/${String(credential_id)}` : "/badges"),
  "offer.published": offer,
  "offer.review": "/staff/offers",
  offer: ({ offer_id }) => (offer_id ? `/company/offers/${String(offer_id)}` : "/company"),
  meeting: ({ meeting_id }) => `/meetings/${String(meeting_id)}`,
  "mentor.paused": "/me/availability",
  "question.offered": "/inbox",
  "question.reminder": ({ conversation_id }) =>
    conversation_id ? `/conversations/${String(conversation_id)}` : "/inbox",
  "question.for_advisers": "/staff/questions",
  "question.taken": talk,
  question: ({ question_id }) => `/me/questions/${String(question_id)}`,
  "candidacy.submitted": "/staff",
  "candidacy.reminder": "/staff",
  "candidacy.profile_changed": "/staff",
  "opposition.received": "/staff",
  message: talk,
  conversation: talk,
  answer: "/me/answers",
  "case.opened": ({ case_id }) => `/staff/cases/${String(case_id)}`,
  case: "/staff/cases",
  statement,
  "hold.begun": "/me/statements",
  hold: statement,
  "appeal.new": "/staff/appeals",
  appeal: statement,
  birth_date: "/me/profile",
  age: "/me/age",
  consent: "/me/consents",
  export: "/me/data",
  candidacy: "/me/roles",
  "organisation.removed": "/me/roles",
  "organisation.closed": "/me/roles",
  organisation: ({ organisation_id }) => `/me/organisation/${String(organisation_id)}`,
  second_factor: "/me/security",
};

/** Where one acts on it; nothing when there is nothing to do. */
export function doorOf({ kind, data }: Told): string | undefined {
  const door = DOORS[kind] ?? DOORS[kind.split(".")[0]!];
  return typeof door === "function" ? door(data) : door;
}
