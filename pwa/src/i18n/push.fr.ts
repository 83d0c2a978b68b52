import type { Hindrance } from "../data/push/reconcile";

/** Read by pupils and by companies: neither « tu » nor « vous ». */
export const fr = {
  title: "Alertes sur cet appareil",
  off: "Cet appareil ne sonne pas encore quand il y a du nouveau.",
  start: "Activer les alertes",
  on: "Cet appareil sonne quand il y a du nouveau.",
  stop: "Désactiver sur cet appareil",
  started: "C’est fait\u00a0: cet appareil sonnera.",
  stopped: "C’est arrêté\u00a0: cet appareil ne sonne plus.",
  terms: [
    ["Ce qui sonne", "Une offre trouvée par une recherche suivie, du nouveau pour une candidature. Le choix se fait dans «\u00a0Réglages des alertes\u00a0»."],
    [
      "Ce qui ne s’affiche jamais",
      "Ni nom, ni message, ni titre d’offre\u00a0: seulement qu’il y a du nouveau. Google, Apple, Mozilla ou Microsoft font passer le signal sans pouvoir le lire.",
    ],
    ["Quand", "Les alertes se taisent la nuit et, avant 18 ans, pendant les cours. Elles sonnent après."],
    ["Pour arrêter", "D’un geste, dans «\u00a0Réglages des alertes\u00a0» ou «\u00a0Mes accords\u00a0». Se déconnecter arrête aussi."],
  ] as [string, string][],
  agree: "D’accord, activer",
  notNow: "Pas maintenant",
  busy: "Un instant…",
  parentMissing: "Il manque l’accord d’un parent. C’est dans «\u00a0Mes accords\u00a0» que ça se demande.",
  birthDateMissing: "Il manque la date de naissance\u00a0: elle se donne une fois, dans «\u00a0Mes accords\u00a0».",
  consentMissing: "Il manque un accord pour les alertes\u00a0: voir «\u00a0Mes accords\u00a0».",
  toConsents: "Voir mes accords",
  blocked: "Les alertes de l’E-pass sont bloquées sur cet appareil. Pour les rouvrir\u00a0:",
  unblock: [
    "dans le navigateur\u00a0: toucher le signe à gauche de l’adresse, puis «\u00a0Notifications\u00a0» et «\u00a0Autoriser\u00a0»\u00a0;",
    "appli installée\u00a0: réglages du téléphone, «\u00a0Applications\u00a0», «\u00a0E-pass\u00a0», «\u00a0Notifications\u00a0».",
  ],
  lookAgain: "C’est fait, vérifier",
  unavailable: "Les alertes ne sont pas ouvertes pour le moment. Tout arrive dans l’appli.",
  unsupported: "Ce navigateur ne sait pas recevoir d’alertes. Tout arrive dans l’appli, et par mail si c’est coché.",
  installFirst: "Sur iPhone et iPad, il faut d’abord installer l’appli, puis l’ouvrir et revenir ici.",
  hindrances: {
    dismissed: "Le navigateur n’a pas eu de réponse. Toucher à nouveau le bouton, puis «\u00a0Autoriser\u00a0».",
    blocked: "Le navigateur bloque les alertes de l’E-pass. Fermer cette fenêtre pour voir comment les rouvrir.",
    unavailable: "Les alertes ne sont pas ouvertes pour le moment. Tout arrive dans l’appli.",
    no_worker: "L’appli n’est pas encore prête sur cet appareil. Recharger la page, hors navigation privée, puis réessayer.",
    no_answer: "Le service d’alertes du navigateur ne répond pas. Certains réseaux (école, entreprise) le bloquent\u00a0: réessayer avec un autre.",
    refused: "Le service d’alertes du navigateur a dit non. Vérifier qu’il n’est pas coupé dans ses réglages, ou essayer un autre navigateur.",
  } as Record<Exclude<Hindrance, "consent">, string>,
};

export type PushWords = typeof fr;
