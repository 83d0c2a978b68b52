import { ofName } from "../../i18n/of-name";

export const fr = {
  title: "Ma carte",
  purpose: "Pour te présenter à l’accueil d’un stage, d’un salon, d’un atelier\u00a0: la personne regarde ton écran.",
  lead: "Elle s’affiche sur cet écran, 5 minutes, puis elle se cache. Rien n’est envoyé à personne, et elle n’a pas d’adresse.",
  noName: "Ajoute d’abord ton prénom",
  always: "On y voit ton prénom, ton dessin et ton niveau.",
  school: "Mon établissement, s’il m’a donné un code personnel cette année",
  badges: "Mes badges",
  show: "Afficher ma carte",
  hide: "Cacher ma carte",
  left: (time: string) => `Encore ${time}`,
  moves: "Le temps défile\u00a0: une photo de cette carte ne prouve rien.",
  own: "Prénom, dessin et niveau\u00a0: choisis par la personne.",
  // « du lycée », « d’Angers »: most names of schools begin with what they are.
  pupilOf: (school: string) => `Élève ${/^(lycée|collège|centre|campus|cfa|institut) /i.test(school) ? `du ${school}` : ofName(school)}`,
  vouched: (day: string) => `Confirmé par l’établissement le ${day}`,
  from: (issuer: string) => `Délivré par ${issuer}`,
  over: "Ta carte est cachée.",
  consent: "Montrer ta carte demande ton accord, et celui d’un parent avant 15 ans.",
  parent: "Tu as dit oui. Il manque l’accord d’un parent\u00a0: préviens-le dans «\u00a0Mes accords\u00a0».",
  agree: "Je suis d’accord",
  toConsents: "Mes accords",
};

export type CardWords = typeof fr;
