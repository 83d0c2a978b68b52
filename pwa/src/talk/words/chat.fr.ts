import { pluralFr } from "../../i18n/plural.fr";

/** The chatbox, read by everybody: neither « tu » nor « vous »; its answers come from the server. */
export const fr = {
  title: "Boîte de questions",
  automatic:
    "Je suis une boîte automatique\u00a0: je réponds avec ce qui est publié ici, et je peux me tromper. Ni nom, ni numéro, ni adresse à écrire ici. Une vraie personne peut prendre la suite.",
  about: (name: string) => `Ici, «\u00a0ça\u00a0», c’est la page «\u00a0${name}\u00a0».`,
  examples: "Par exemple",
  exampleList: ["C’est quoi un CAP\u00a0?", "Comment trouver un stage de seconde\u00a0?", "Quelles aides pour le permis\u00a0?"],
  field: "Ma question",
  placeholder: "Écrire avec ses mots",
  send: "Envoyer",
  waiting: "Je cherche…",
  mine: "J’ai dit\u00a0:",
  notKept: "Ces mots ne sont pas gardés ici.",
  cards: (n: number) => `${n} résultat${pluralFr(n)}.`,
  corrected: (typed: string, meant: string) => `Écrit «\u00a0${typed}\u00a0», compris «\u00a0${meant}\u00a0».`,
  asTyped: (typed: string) => `Chercher «\u00a0${typed}\u00a0» tel quel`,
  choices: "On peut dire",
  links: "Pages de l’appli",
  human: "Demander à une vraie personne",
  helped: "C’était utile\u00a0?",
  yes: "Oui",
  no: "Non",
  thanks: "Merci\u00a0!",
  counted: "Merci. C’est noté, sans noter qui l’a dit.",
  erase: "Effacer",
  erased: "La discussion est effacée.",
  phoneOnly: "La discussion n’est gardée que dans cet onglet, sur ce téléphone. Une question sans réponse est comptée, sans rien sur qui la pose.",
  heard: "Un compte est ouvert\u00a0: quand on écrit ici que quelqu’un est en danger, une personne de la Région le lira.",
  offline: "Pas de réseau\u00a0: je ne peux pas répondre maintenant. Ce qui est enregistré et le parcours se lisent quand même.",
  offlineKept: "Ce qui est écrit reste dans le champ.",
  saved: "Mes enregistrés",
  path: "Mon parcours",
  handOver: "Ajouter ce que j’ai écrit dans la boîte de questions",
  handOverHint: "Rien ne part tout seul\u00a0: cela se lit dans la question, et on peut en enlever.",
  advisersAnswer: "Quand les conseiller·ères répondent",
  saidBefore: "J’ai demandé à la boîte de questions\u00a0:",
};

export type ChatWords = typeof fr;
