import type { StepsWords } from "./steps.fr";

const named = (about: string): string => (about ? ` “${about}”` : "");

export const en: StepsWords = {
  title: "My next step",
  next: "Then",
  kinds: {
    "application.accepted": ({ about, moment }) => `Your place is kept${moment && ` until ${moment}`}: confirm${named(about)}.`,
    "placement.begins": ({ about, day }) => `It begins ${day}:${named(about)}.`,
    "event.saved": ({ about, day }) => `${day}:${named(about)}, which you saved.`,
    "conversation.unread": ({ count, to }) => {
      if (to === "answering") return count === 1 ? "A conversation awaits your answer." : `${count} conversations await your answer.`;
      return count === 1 ? "An answer awaits you." : `${count} answers await you.`;
    },
    "conversation.to_answer": ({ count }) => (count === 1 ? "1 question taken, still to answer." : `${count} questions taken, still to answer.`),
    "question.asked": ({ count }) => (count === 1 ? "A question awaits you." : `${count} questions await you.`),
    "placement.ended": ({ about }) => `Did the placement${about && ` of ${about}`} take place?`,
    "application.received": ({ count }) => (count === 1 ? "An application awaits your answer." : `${count} applications await your answer.`),
    "case.open": ({ count }) => (count === 1 ? "A report awaits a decision." : `${count} reports await a decision: see the gravest.`),
    "candidacy.waiting": ({ count }) => (count === 1 ? "A request for a role awaits you." : `${count} requests for a role await you.`),
    "offer.review": ({ count }) => (count === 1 ? "An offer awaits a look." : `${count} offers await a look.`),
    "answer.agreed": ({ count }) => (count === 1 ? "An answer awaits publication." : `${count} answers await publication.`),
    "badge.requested": ({ count }) => (count === 1 ? "A request for a badge awaits you." : `${count} requests for badges await you.`),
    "meeting.hosted": ({ about, moment }) => `Your meeting: ${moment},${named(about)}.`,
    "meeting.joined": ({ about, moment }) => `Your meeting: ${moment},${named(about)}.`,
    "question.unanswered": ({ count }) => (count === 1 ? "A question awaits an answer." : `${count} questions await an answer.`),
  },
  forMe: {
    title: "For you",
    fromPhone: "From what you looked at. It stays on this phone.",
    types: {
      career: "Career",
      training: "Training",
      offer: "Placement or apprenticeship",
      event: "Event",
      mentor: "Somebody to talk to",
    },
    reasons: {
      interest: (about) => `You like: ${about}`,
      level: () => "Of your level",
      near: () => "Near you",
      career: (about) => `To become ${about}`,
      followed: (about) => `For a career you follow: ${about}`,
      looked: (about) => `You looked at: ${about}`,
    },
    putAway: "Not for me",
    putAwayNamed: (name) => `Not for me: ${name}`,
    away: (name) => `Put aside: ${name}.`,
    isBack: (name) => `Suggested again: ${name}.`,
    allAway: (n) => `Put aside (${n})`,
    meet: "Talk to somebody who does it",
    meetWhy: "Professionals, apprentices, students: from afar, of the whole region.",
    live: "Online meetings",
    liveWhy: "Somebody of the trade answers your questions live, in writing.",
    cards: "Go on with my cards",
    cardsWhy: (n) => `${n} card${n > 1 ? "s" : ""} on this phone: the careers that go with them.`,
    sayInterests: "Say what you like",
    sayInterestsWhy: "Tick what is like you in your profile: careers are then suggested here.",
  },
};
