import { pluralFr } from "./plural.fr";

/** Read by pupils and by adults: neither « tu » nor « vous ». */
export const fr = {
  bar: "Ordinateur partagé",
  leave: "Partir",
  forget: "Effacer ce que j’ai regardé ici",
  ending: "Toujours là\u00a0? Un geste suffit. Sinon, tout s’efface dans une minute.",
  endingUnsent: (count: number) =>
    `Toujours là\u00a0? Un geste suffit. Sinon, tout s’efface dans une minute, avec ${count} envoi${pluralFr(count)} en attente.`,
  unsentTitle: "Pas encore envoyé",
  unsent: (count: number) =>
    count > 1 ? `${count} envois attendent le réseau. Partir maintenant, c’est les perdre.` : "Un envoi attend le réseau. Partir maintenant, c’est le perdre.",
  again: "Réessayer",
  anyway: "Partir quand même",
  left: "Tout est effacé sur cet ordinateur.",
  leftLost: (count: number) => `Tout est effacé sur cet ordinateur, avec ${count} envoi${pluralFr(count)} en attente.`,
  notErased: "Tout n’a pas pu être effacé\u00a0: mieux vaut fermer toutes les fenêtres du navigateur.",
  choice: "Cet ordinateur est partagé",
  choiceHint: "Collège, lycée, CIO, médiathèque… Connexion courte, rien n’est gardé ici, un bouton en haut efface tout.",
  visitors: "Sans compte",
  visitorsText: "Pages lues, choses enregistrées, recherches, commune : tout ce que ce navigateur garde de l’E-pass s’efface d’un geste.",
  staff: "Pour qui s’occupe des ordinateurs",
  staffText: "L’historique du navigateur n’est pas à nous : mieux vaut un navigateur qui l’efface à la fermeture et qui ne rouvre pas les onglets d’avant.",
  choiceFailed: "Cela n’a pas marché. Il reste à se déconnecter avant de partir.",
};

export type SharedWords = typeof fr;
