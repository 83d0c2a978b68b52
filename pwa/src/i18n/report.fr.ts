import { pluralFr } from "./plural.fr";

/** What a report of a mistake says, of any page. */
export const reportFr = {
  open: "Signaler une erreur",
  title: "Qu’est-ce qui ne va pas\u00a0?",
  topics: {
    address: "L’adresse ou la carte",
    hours: "Les horaires ou la date",
    closed: "C’est fermé ou annulé",
    contact: "Le téléphone, le mail ou le site",
    accessibility: "L’accessibilité",
    other: "Autre chose",
  } as Record<string, string>,
  textTopics: {
    text: "Ce qui est écrit",
    figure: "Un chiffre ou une année",
    link: "Un lien qui ne mène pas au bon endroit",
    closed: "Ça n’existe plus",
    other: "Autre chose",
  } as Record<string, string>,
  openOffer: "Signaler cette offre",
  titleOffer: "Qu’est-ce qui ne va pas avec cette offre\u00a0?",
  reasons: {
    outdated: "Elle n’est plus à jour",
    discrimination: "Elle écarte des gens (origine, sexe, handicap…)",
    unpaid_work: "C’est du travail déguisé en stage",
    scam: "C’est une arnaque",
    danger: "C’est dangereux",
    other: "Autre chose",
  } as Record<string, string>,
  help: "En danger, ou mal à l’aise\u00a0? Le 119 (jour et nuit) et le 3018 répondent\u00a0: c’est gratuit et secret.",
  message: "En dire plus (facultatif)",
  warning: "Ni nom, ni numéro, ni rien de personnel.",
  left: (n: number) => `Encore ${n} caractère${pluralFr(n)}`,
  send: "Envoyer",
  sent: "Merci\u00a0! L’équipe va vérifier.",
  later: "Pas de réseau\u00a0: le message partira tout seul dès qu’il revient.",
  refused: "Le serveur n’a pas voulu de ce message. Cette page a peut-être disparu.",
  waiting: (n: number) => `${n} signalement${pluralFr(n)} en attente de réseau`,
};
