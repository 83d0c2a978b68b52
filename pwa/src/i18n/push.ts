import type { Hindrance } from "../data/push/reconcile";
import { bilingual } from "./bilingual";

/** Read by pupils and by companies: neither « tu » nor « vous ». */
const fr = {
  title: "Notifications sur cet appareil",
  off: "Cet appareil ne sonne pas encore quand il y a du nouveau.",
  start: "Activer les notifications",
  on: "Cet appareil sonne quand il y a du nouveau.",
  stop: "Désactiver sur cet appareil",
  started: "C’est fait : cet appareil sonnera.",
  stopped: "C’est arrêté : cet appareil ne sonne plus.",
  terms: [
    ["Ce qui sonne", "Une offre trouvée par une alerte, du nouveau pour une candidature. Le choix se fait dans « Être prévenu·e »."],
    ["Ce qui ne s’affiche jamais", "Ni nom, ni message, ni titre d’offre : seulement qu’il y a du nouveau. Google, Apple, Mozilla ou Microsoft font passer le signal sans pouvoir le lire."],
    ["Quand", "Les alertes se taisent la nuit et, avant 18 ans, pendant les cours. Elles sonnent après."],
    ["Pour arrêter", "D’un geste, dans « Être prévenu·e » ou « Mes accords ». Se déconnecter arrête aussi."],
  ] as [string, string][],
  agree: "D’accord, activer",
  notNow: "Pas maintenant",
  busy: "Un instant…",
  parentMissing: "Il manque l’accord d’un parent. C’est dans « Mes accords » que ça se demande.",
  birthDateMissing: "Il manque la date de naissance : elle se donne une fois, dans « Mes accords ».",
  consentMissing: "Il manque un accord pour les notifications : voir « Mes accords ».",
  toConsents: "Voir mes accords",
  blocked: "Les notifications de l’E-pass sont bloquées sur cet appareil. Pour les rouvrir :",
  unblock: [
    "dans le navigateur : toucher le signe à gauche de l’adresse, puis « Notifications » et « Autoriser » ;",
    "appli installée : réglages du téléphone, « Applications », « E-pass », « Notifications ».",
  ],
  lookAgain: "C’est fait, vérifier",
  unavailable: "Les notifications ne sont pas ouvertes pour le moment. Tout arrive dans l’appli.",
  unsupported: "Ce navigateur ne sait pas recevoir de notifications. Tout arrive dans l’appli, et par mail si c’est coché.",
  installFirst: "Sur iPhone et iPad, il faut d’abord installer l’appli, puis l’ouvrir et revenir ici.",
  hindrances: {
    dismissed: "Le navigateur n’a pas eu de réponse. Toucher à nouveau le bouton, puis « Autoriser ».",
    blocked: "Le navigateur bloque les notifications de l’E-pass. Fermer cette fenêtre pour voir comment les rouvrir.",
    unavailable: "Les notifications ne sont pas ouvertes pour le moment. Tout arrive dans l’appli.",
    no_worker: "L’appli n’est pas encore prête sur cet appareil. Recharger la page, hors navigation privée, puis réessayer.",
    no_answer: "Le service de notifications du navigateur ne répond pas. Certains réseaux (école, entreprise) le bloquent : réessayer avec un autre.",
    refused: "Le service de notifications du navigateur a dit non. Vérifier qu’il n’est pas coupé dans ses réglages, ou essayer un autre navigateur.",
  } as Record<Exclude<Hindrance, "consent">, string>,
};

const en: typeof fr = {
  title: "Notifications on this device",
  off: "This device does not ring yet when there is news.",
  start: "Turn notifications on",
  on: "This device rings when there is news.",
  stop: "Turn them off on this device",
  started: "Done: this device will ring.",
  stopped: "Stopped: this device rings no more.",
  terms: [
    ["What rings", "An offer that an alert found, news about an application. “Being told” has the choices."],
    ["What is never shown", "No name, no message, no title of an offer: only that there is news. Google, Apple, Mozilla or Microsoft pass the signal on and cannot read it."],
    ["When", "Alerts are silent at night and, under 18, during lessons. They ring afterwards."],
    ["How to stop", "One tap, in “Being told” or “My consents”. Signing out stops it too."],
  ],
  agree: "Agree and turn on",
  notNow: "Not now",
  busy: "One moment…",
  parentMissing: "A parent’s consent is missing. “My consents” is where to ask for it.",
  birthDateMissing: "The birth date is missing: it is given once, in “My consents”.",
  consentMissing: "A consent to notifications is missing: see “My consents”.",
  toConsents: "See my consents",
  blocked: "Notifications of the E-pass are blocked on this device. To open them again:",
  unblock: [
    "in the browser: tap the sign on the left of the address, then “Notifications” and “Allow”;",
    "installed app: the phone’s settings, “Apps”, “E-pass”, “Notifications”.",
  ],
  lookAgain: "Done, check again",
  unavailable: "Notifications are not open at the moment. Everything arrives in the app.",
  unsupported: "This browser cannot receive notifications. Everything arrives in the app, and by mail where that is ticked.",
  installFirst: "On iPhone and iPad, the app must be installed first; then open it and come back here.",
  hindrances: {
    dismissed: "The browser got no answer. Tap the button again, then “Allow”.",
    blocked: "The browser blocks notifications of the E-pass. Close this window to see how to open them again.",
    unavailable: "Notifications are not open at the moment. Everything arrives in the app.",
    no_worker: "The app is not ready on this device yet. Load the page again, outside private browsing, then try once more.",
    no_answer: "The browser’s notification service does not answer. Some networks (school, company) block it: try another one.",
    refused: "The browser’s notification service said no. Check that its settings have not turned it off, or try another browser.",
  },
};

/** The words of notifications on a device. */
export const pushWords = bilingual({ fr, en });
