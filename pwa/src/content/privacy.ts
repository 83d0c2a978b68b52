// Says only what the product does today: change it together with what it describes.
import type { Block } from "./types";

export const fr: Block[] = [
  {
    kind: "p",
    text: "En bref : pas de compte, pas de cookie, pas de traceur, pas de publicité. Tu peux tout consulter sans dire qui tu es.",
  },
  { kind: "h2", text: "Ta position" },
  {
    kind: "ul",
    items: [
      "Ton téléphone te demande ton accord. Tu peux refuser : choisis alors une commune, tout marche pareil.",
      "Avant de partir de ton téléphone, ta position est arrondie à 100 mètres environ. Notre serveur ne connaît jamais l’endroit exact.",
      "Elle sert à trier les résultats, puis elle est oubliée : elle n’est pas enregistrée chez nous.",
    ],
  },
  { kind: "h2", text: "Ce qui reste sur ton téléphone" },
  {
    kind: "ul",
    items: [
      "ta commune ou ta position arrondie, pour la prochaine fois ;",
      "ce que tu as enregistré ;",
      "les pages déjà vues et tes dernières recherches, avec leurs mots et la position arrondie, pour les relire sans réseau (300 au plus) ;",
      "tes réglages : langue, thème clair ou sombre.",
    ],
  },
  {
    kind: "p",
    text: "Tout cela est gardé sur ton téléphone, pas chez nous. Pour tout effacer, va dans « Plus » et touche « Tout effacer de ce téléphone ».",
  },
  { kind: "h2", text: "Quand tu signales une erreur" },
  {
    kind: "p",
    text: "Nous recevons ton message, son sujet, la fiche concernée et l’heure d’envoi. Pas ton nom, pas ton adresse. N’écris donc rien de personnel dans le message. Il est gardé {error_report_retention_days} jours au plus, puis effacé. Seules les personnes qui corrigent les fiches le lisent.",
  },
  {
    kind: "p",
    text: "Sans réseau, le message attend sur ton téléphone et part dès que la connexion revient.",
  },
  { kind: "h2", text: "Ton adresse IP" },
  {
    kind: "p",
    text: "C’est le numéro de ta connexion : sans lui, aucun site ne peut te répondre. L’application le garde un court moment en mémoire pour bloquer les envois en trop grand nombre, sans l’écrire dans sa base. L’hébergeur peut tenir ses propres journaux de sécurité.",
  },
  { kind: "h2", text: "La carte" },
  {
    kind: "p",
    text: "Le fond de carte vient d’un service extérieur, nommé en bas de la carte : l’IGN, l’institut public des cartes, sauf réglage différent. Quand tu ouvres la carte, il voit ton adresse IP et la zone affichée. Si tu ne l’ouvres pas, il ne voit rien.",
  },
  { kind: "h2", text: "Tes droits" },
  {
    kind: "p",
    text: "Responsable : {legal.publisher}. Ces traitements font partie de sa mission de service public (article 6.1.e du RGPD). Tu peux demander à voir, à corriger ou à effacer ce qui te concerne, demander d’en limiter l’usage ou t’y opposer. Écris à {legal.dpo_email}, avec ou sans tes parents. Comme nous ne savons pas qui a envoyé un signalement, dis-nous quand tu l’as envoyé et sur quelle fiche.",
  },
  {
    kind: "p",
    text: "Si la réponse ne te convient pas, tu peux [saisir la CNIL](https://www.cnil.fr/fr/plaintes), qui protège les données de chacun. Elle explique aussi [tes droits en ligne](https://www.cnil.fr/fr/mes-droits).",
  },
];

export const en: Block[] = [
  {
    kind: "p",
    text: "In short: no account, no cookie, no tracker, no advertising. You can look at everything without saying who you are.",
  },
  { kind: "h2", text: "Your position" },
  {
    kind: "ul",
    items: [
      "Your phone asks you first. You can say no: pick a town instead, everything works the same.",
      "Before it leaves your phone, your position is rounded to about 100 metres. Our server never knows the exact spot.",
      "It is used to sort results, then forgotten: we do not store it.",
    ],
  },
  { kind: "h2", text: "What stays on your phone" },
  {
    kind: "ul",
    items: [
      "your town or your rounded position, for next time;",
      "what you saved;",
      "the pages you have seen and your last searches, with their words and the rounded position, to read them again without a network (300 at most);",
      "your settings: language, light or dark theme.",
    ],
  },
  {
    kind: "p",
    text: "All this is kept on your phone, not by us. To erase it all, go to “More” and tap “Erase everything on this phone”.",
  },
  { kind: "h2", text: "When you report a mistake" },
  {
    kind: "p",
    text: "We receive your message, its subject, the page it is about and the time it was sent. Not your name, not your address. So write nothing personal in it. It is kept for {error_report_retention_days} days at most, then deleted. Only the people who correct the pages read it.",
  },
  {
    kind: "p",
    text: "Without a network, the message waits on your phone and leaves when the connection comes back.",
  },
  { kind: "h2", text: "Your IP address" },
  {
    kind: "p",
    text: "It is the number of your connection: without it, no site can answer you. The app keeps it in memory for a short while to stop floods of requests, and does not write it to its database. The hosting company may keep its own security logs.",
  },
  { kind: "h2", text: "The map" },
  {
    kind: "p",
    text: "The background map comes from an outside service, named at the bottom of the map: IGN, the French public mapping institute, unless set otherwise. When you open the map, it sees your IP address and the area shown. If you do not open it, it sees nothing.",
  },
  { kind: "h2", text: "Your rights" },
  {
    kind: "p",
    text: "Controller: {legal.publisher}. This processing is part of its public service mission (article 6.1.e of the GDPR). You can ask to see, correct or erase what concerns you, ask us to restrict its use, or object to it. Write to {legal.dpo_email}, with or without your parents. As we do not know who sent a report, tell us when you sent it and about which page.",
  },
  {
    kind: "p",
    text: "If the answer does not satisfy you, you can [complain to the CNIL](https://www.cnil.fr/fr/plaintes), which protects everyone’s data in France. It also explains [your rights online](https://www.cnil.fr/fr/mes-droits) (in French).",
  },
];
