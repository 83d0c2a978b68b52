import type { Purpose } from "../../data/privacy";
import { pluralFr } from "../../i18n/plural.fr";
import type { Shape } from "../pages/pass/drawings";

const some = (n: number, one: string, many = `${one}s`): string => `${n}\u00a0${n > 1 ? many : one}`;

export const fr = {
  title: "Mon pass",
  noName: "Ajouter mon prénom",
  noLevel: "Dire où j’en suis",
  card: "Montrer ma carte",
  account: "Mon compte et mes réglages",
  notifications: (n: number) => (n ? `Alertes (${n})` : "Alertes"),
  unknown: "Pas de réseau, et rien de gardé sur ce téléphone.",
  drawing: {
    change: "Changer de dessin",
    title: "Mon dessin",
    last: "Dessin d’avant",
    next: "Autre dessin",
    keep: "Garder ce dessin",
    kept: "C’est ton dessin.",
    is: (above: string, below: string) => `Dessin\u00a0: ${above} sur ${below}`,
    shapes: {
      disc: "disque",
      square: "carré",
      triangle: "triangle",
      half: "demi-disque",
      star: "étoile",
      drop: "goutte",
      cross: "croix",
      leaf: "feuille",
    } as Record<Shape, string>,
  },
  badges: {
    title: "Mes badges",
    valid: (n: number) => some(n, "badge"),
    offered: (n: number) => `${some(n, "badge")} à accepter`,
    show: "Montrer",
    showNamed: (name: string) => `Montrer «\u00a0${name}\u00a0»`,
    none: "Pas encore de badge\u00a0: un stage, un club ou un atelier peut t’en donner un.",
    toNone: "Trouver un badge",
  },
  applications: {
    title: "Mes candidatures",
    answer: (n: number) => `${some(n, "réponse")} à confirmer`,
    sent: (n: number) => some(n, "envoyée"),
    confirmed: (n: number) => `${some(n, "stage")} confirmé${pluralFr(n)}`,
    ended: (n: number) => some(n, "terminée"),
    none: "Pas encore de candidature\u00a0: cherche un stage ou un apprentissage près de chez toi.",
    toNone: "Voir les offres",
  },
  meetings: {
    title: "Mes rencontres",
    more: (n: number) => `et ${some(n, "autre")}`,
    none: "Aucune rencontre prévue\u00a0: une personne du métier t’y répond en direct, par écrit.",
    toNone: "Voir les rencontres",
  },
  path: {
    title: "Mon parcours",
    phone: "Sur ce téléphone seulement.",
    goals: (n: number) => some(n, "but"),
    done: (n: number) => `${some(n, "étape")} cochée${pluralFr(n)}`,
    none: "Pas encore de but\u00a0: ajoute un métier, une formation ou un lieu à ton parcours.",
    toNone: "Chercher un métier",
  },
  saved: {
    title: "Enregistrés",
    count: (n: number) => some(n, "fiche"),
    none: "Rien d’enregistré\u00a0: touche le marque-page d’une fiche pour la retrouver ici, même sans réseau.",
    toNone: "Voir autour de moi",
  },
  allowed: {
    title: "Mes accords",
    none: "Rien n’est partagé\u00a0: tu n’as encore dit oui à aucun usage.",
    waits: "Attend un parent",
    withdrawn: "Ton parent a retiré son accord",
    refused: "Ton parent a dit non",
    on: "Oui",
    who: {
      conversations: "Échanger\u00a0: la personne à qui tu écris voit ton prénom, ton niveau et tes messages.",
      push: "Alertes\u00a0: elles passent par Google, Apple ou Mozilla, qui ne peuvent pas les lire.",
      location: "Ta commune\u00a0: gardée dans ton compte, pour te proposer ce qui est proche.",
      badges: "Badges\u00a0: qui a ton lien voit le badge, et ton prénom si tu le veux.",
      card: "Ta carte\u00a0: qui regarde ton écran, pendant 5 minutes.",
    } as Record<Purpose, string>,
    always: "Une entreprise lit ta candidature quand tu l’envoies. Ton établissement, si tu l’as relié, voit ton prénom, ton niveau et où en sont tes stages.",
  },
};

export type PassWords = typeof fr;
