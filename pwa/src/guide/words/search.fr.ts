import { ofName } from "../../i18n/of-name";

/** The page of the search, read by everybody: neither « tu » nor « vous ». */
export const fr = {
  title: "Chercher partout",
  lead: "Un mot ou une phrase\u00a0: lieux, formations, métiers, événements, stages, réponses, infos.",
  types: "Quoi",
  read: "Compris\u00a0:",
  near: (commune: string) => `près ${ofName(commune)}`,
  refuse: (text: string) => `Ne pas tenir compte de\u00a0: ${text}`,
  literal: (words: string) => `Cherché comme un simple mot\u00a0: «\u00a0${words}\u00a0».`,
  readAgain: "Comprendre à nouveau",
  meant: (words: string) => `Une faute de frappe\u00a0? Voici ce qu’il y a avec «\u00a0${words}\u00a0».`,
  asTyped: (words: string) => `Chercher plutôt «\u00a0${words}\u00a0» tel quel`,
  some: "Rien n’a tous ces mots\u00a0: voici ce qui s’en approche.",
  series: "Aucune liste publique ne dit quel lycée prépare quelle série\u00a0: un lycée ou un CIO le sait.",
  lycees: "Voir les lycées",
  also: "Aussi ici\u00a0:",
  why: {
    name: "Son nom correspond",
    about: "C’est son sujet",
    text: "Sa description en parle",
    kind: "C’est ce qui est cherché",
    diploma: "C’est le niveau cherché",
    page: "Cette page de l’appli répond",
  } as Record<string, string>,
  otherName: (name: string) => `On dit aussi «\u00a0${name}\u00a0»`,
  company: (name: string) => `Chez ${name}`,
  from: (distance: string, commune: string) => `${distance} ${ofName(commune)}`,
  none: (words: string) => `Rien trouvé pour «\u00a0${words}\u00a0».`,
  noneHelp: "Un autre mot peut marcher\u00a0: le nom d’un métier, d’une école, d’une ville.",
  allTypes: "Chercher dans tout",
  interests: "Des métiers selon ce que j’aime",
  ask: "Poser ma question à quelqu’un",
  sharing: (postcode: string, communes: string) => `${postcode}\u00a0: ${communes}.`,
  outside: (postcode: string) => `${postcode} n’est pas dans la région.`,
  cut: (postcode: string) => `${postcode}\u00a0: il manque un chiffre\u00a0? Un code postal en a cinq.`,
  wrong: "Quelque chose ne va pas\u00a0? Qui peut aider",
  listed: "Vu dans une liste\u00a0: sa page s’ouvrira avec le réseau.",
  noKept: "Rien de gardé sur ce téléphone n’a ces mots.",
};

export type SearchWords = typeof fr;
