export interface StepFacts {
  about: string;
  count: number;
  /** A day, or a day and an hour, in words. */
  day: string;
  moment: string;
  /** Whose home it stands on: an adult, or whoever answers others, reads « vous ». */
  to: "young" | "adult";
}

/** By the kind of step: to the young « tu », to those who act for others « vous ». */
type Sentence = (step: StepFacts) => string;

const named = (about: string): string => (about ? ` «\u00a0${about}\u00a0»` : "");

const kinds: Record<string, Sentence> = {
  "application.accepted": ({ about, moment, to }) =>
    to === "young"
      ? `Ta place est gardée${moment && ` jusqu’au ${moment}`}\u00a0: confirme${named(about)}.`
      : `Votre place est gardée${moment && ` jusqu’au ${moment}`}\u00a0: confirmez${named(about)}.`,
  "placement.begins": ({ about, day }) => `Ça commence ${day}\u00a0:${named(about)}.`,
  "event.saved": ({ about, day, to }) => `${day}\u00a0:${named(about)}, que ${to === "young" ? "tu as" : "vous avez"} gardé.`,
  "conversation.unread": ({ count, to }) => {
    if (to === "adult") return count === 1 ? "Une réponse vous attend." : `${count} réponses vous attendent.`;
    return count === 1 ? "Une réponse t’attend." : `${count} réponses t’attendent.`;
  },
  "conversation.awaits": ({ count }) => (count === 1 ? "Un échange attend votre réponse." : `${count} échanges attendent votre réponse.`),
  "conversation.to_answer": ({ count }) => (count === 1 ? "1 question prise, encore à répondre." : `${count} questions prises, encore à répondre.`),
  "question.asked": ({ count }) => (count === 1 ? "Une question vous attend." : `${count} questions vous attendent.`),
  "placement.ended": ({ about }) => `Le stage${about && ` de ${about}`} a-t-il eu lieu\u00a0?`,
  "application.received": ({ count }) => (count === 1 ? "Une candidature attend votre réponse." : `${count} candidatures attendent votre réponse.`),
  "case.open": ({ count }) => (count === 1 ? "Un signalement attend." : `${count} signalements attendent\u00a0: voir le plus grave.`),
  "appeal.waiting": ({ count }) => (count === 1 ? "Un recours attend." : `${count} recours attendent.`),
  "birth_date.review": ({ count }) => (count === 1 ? "Une date de naissance est à vérifier." : `${count} dates de naissance sont à vérifier.`),
  "opposition.open": ({ count }) => (count === 1 ? "L’opposition d’un parent attend." : `${count} oppositions de parents attendent.`),
  "candidacy.waiting": ({ count }) => (count === 1 ? "Une demande de rôle attend." : `${count} demandes de rôle attendent.`),
  "company.not_sent": () => "Votre demande pour publier des offres n’est pas encore envoyée\u00a0: voir ce qui manque.",
  "company.sent": () => "Votre demande attend l’accord de la Région\u00a0; écrivez vos offres dès maintenant.",
  "offer.review": ({ count }) => (count === 1 ? "Une offre est à relire." : `${count} offres sont à relire.`),
  "answer.agreed": ({ count }) => (count === 1 ? "Une réponse est à publier." : `${count} réponses sont à publier.`),
  "badge.requested": ({ count }) => (count === 1 ? "Une demande de badge vous attend." : `${count} demandes de badge vous attendent.`),
  "meeting.hosted": ({ about, moment }) => `Votre rencontre\u00a0: ${moment},${named(about)}.`,
  "meeting.joined": ({ about, moment, to }) => `${to === "young" ? "Ta" : "Votre"} rencontre\u00a0: ${moment},${named(about)}.`,
  "question.unanswered": ({ count }) => (count === 1 ? "Une question attend une réponse." : `${count} questions attendent une réponse.`),
};

export const fr = {
  title: "Ma prochaine étape",
  next: "Ensuite",
  kinds,
  forMe: {
    title: "Pour toi",
    fromPhone: "D’après ce que tu as regardé. Ça reste sur ce téléphone.",
    types: {
      career: "Métier",
      training: "Formation",
      offer: "Stage ou alternance",
      event: "Rendez-vous",
      mentor: "Quelqu’un à qui parler",
    },
    reasons: {
      interest: (about) => `Tu aimes\u00a0: ${about}`,
      level: () => "De ton niveau",
      near: () => "Près de toi",
      career: (about) => `Pour devenir ${about}`,
      followed: (about) => `Pour un métier que tu suis\u00a0: ${about}`,
      looked: (about) => `Tu as regardé\u00a0: ${about}`,
    } as Record<string, (about: string) => string>,
    putAway: "Pas pour moi",
    putAwayNamed: (name: string) => `Pas pour moi\u00a0: ${name}`,
    away: (name: string) => `Mis de côté\u00a0: ${name}.`,
    isBack: (name: string) => `De nouveau proposé\u00a0: ${name}.`,
    allAway: (n: number) => `Mis de côté (${n})`,
    meet: "Parler à quelqu’un du métier",
    meetWhy: "Pros, apprenti·es, étudiant·es\u00a0: à distance, de toute la région.",
    live: "Rencontres en ligne",
    liveWhy: "Une personne du métier répond à tes questions en direct, par écrit.",
    cards: "Reprendre mes cartes",
    cardsWhy: (n: number) => `${n} carte${n > 1 ? "s" : ""} sur ce téléphone\u00a0: les métiers qui vont avec.`,
    sayInterests: "Dis ce que tu aimes",
    sayInterestsWhy: "Coche ce qui te ressemble dans ton profil\u00a0: des métiers te seront proposés ici.",
  },
};

export type StepsWords = typeof fr;
