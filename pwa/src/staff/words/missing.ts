import { bilingual } from "../../i18n/bilingual";
import { pluralEn } from "../../i18n/plural.en";
import { pluralFr } from "../../i18n/plural.fr";

const fr = {
  title: "Questions sans réponse",
  lead: (days: number) =>
    `Ce que des jeunes ont demandé à la boîte de questions sans trouver. Personne ne sait qui demande\u00a0: les mots n’arrivent ici qu’à la troisième question semblable, sans noms ni lieux, et partent ${days} jours après la dernière.`,
  shown: "Questions",
  outcomes: { new: "À traiter", done: "Faites", dropped: "Sans suite" },
  none: {
    new: "Rien à traiter. Une question arrive ici quand trois discussions l’ont posée sans réponse utile.",
    done: "Aucune question faite.",
    dropped: "Aucune question sans suite.",
  },
  found: (n: number) => `${n} question${pluralFr(n)}.`,
  withoutWords: (n: number) => `${n} autre${pluralFr(n)} question${pluralFr(n)} posée${pluralFr(n)} moins de trois fois\u00a0: sans mots gardés.`,
  unanswered: (n: number) => `${n} fois sans réponse`,
  badlyRated: (n: number) => `${n} fois mal notée`,
  since: (first: string, last: string) => `du ${first} au ${last}`,
  on: (day: string) => `le ${day}`,
  answer: "Écrire une réponse",
  synonym: "Ajouter un synonyme",
  done: "C’est fait",
  dropped: "Sans suite",
  again: "Remettre à traiter",
  moved: { new: "La question est à traiter.", done: "La question est rangée.", dropped: "La question est rangée." },
  failed: "Ça n’a pas marché. La question est restée où elle était.",
  writeTitle: "Écrire une réponse",
  writeLead: "Tout le monde la lira dans «\u00a0Déjà répondu\u00a0», et la boîte de questions la trouvera. Sans nom ni coordonnées.",
  question: "Question",
  text: "Réponse",
  career: "Métier, si la question en concerne un",
  careerHint: "Trois lettres au moins.",
  careerNone: "Aucun métier de ce nom.",
  publish: "Publier",
  published: "C’est publié.",
  publishedAndDone: "C’est publié, et la question est rangée.",
};

const en: typeof fr = {
  title: "Questions without an answer",
  lead: (days) =>
    `What young people asked the question box and did not find. Nobody knows who asks: words come here from the third similar question on, without names and places, and go ${days} days after the last one.`,
  shown: "Questions",
  outcomes: { new: "To see to", done: "Done", dropped: "Left aside" },
  none: {
    new: "Nothing to see to. A question comes here once three talks asked it without a useful answer.",
    done: "No question is done.",
    dropped: "No question is left aside.",
  },
  found: (n) => `${n} question${pluralEn(n)}.`,
  withoutWords: (n) => `${n} more question${pluralEn(n)} asked fewer than three times: no words are kept.`,
  unanswered: (n) => `${n} time${pluralEn(n)} without an answer`,
  badlyRated: (n) => `${n} time${pluralEn(n)} badly rated`,
  since: (first, last) => `from ${first} to ${last}`,
  on: (day) => `on ${day}`,
  answer: "Write an answer",
  synonym: "Add a synonym",
  done: "This is done",
  dropped: "Leave aside",
  again: "See to it again",
  moved: { new: "The question is to be seen to.", done: "The question is put away.", dropped: "The question is put away." },
  failed: "This did not work. The question stayed where it was.",
  writeTitle: "Write an answer",
  writeLead: "Everybody will read it in “Already answered”, and the question box will find it. No names, no contact details.",
  question: "Question",
  text: "Answer",
  career: "Job, if the question is about one",
  careerHint: "At least three letters.",
  careerNone: "No job of that name.",
  publish: "Publish",
  published: "It is published.",
  publishedAndDone: "It is published, and the question is put away.",
};

/** The words of the questions that the chatbox could not answer. */
export const missingWords = bilingual({ fr, en });
