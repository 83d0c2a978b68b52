import { ofName } from "../../i18n/of-name";

export const fr = {
  title: "Qui recrute près de chez moi",
  none: "L’enquête ne donne aucun chiffre ici.",
  order: "La zone d’emploi choisie d’abord, puis ses voisines.",
  sort: "D’abord",
  sorts: { planned: "Le plus d’embauches", rating: "Le plus difficile à recruter" },
  families: "Embauches prévues par famille de métiers",
  familiesOf: (basin: string, year: number) => `Autour ${ofName(basin)}, ${year}.`,
  plannedColumn: "Embauches prévues",
  plannedFor: (year: number) => `selon les prévisions pour ${year}`,
  ownBasin: "zone choisie",
  closeAsk: "Je fais déjà un métier\u00a0: lesquels sont proches\u00a0?",
  closeField: "Mon métier",
  closeHint: "Quelques lettres suffisent.",
  closeNoCareer: "Aucun métier de ce nom.",
  closeTo: (career: string) => `Proches de «\u00a0${career}\u00a0»`,
  sameFamily: "Voir les métiers de la même famille",
  whoToCall: "En parler avec quelqu’un\u00a0: qui appeler",
  closeNone: (career: string) => `Les listes que nous lisons ne disent pas quels métiers sont proches de «\u00a0${career}\u00a0».`,
  closeOrder: "D’abord les métiers qui partagent le plus de compétences\u00a0; celles que peu de métiers demandent comptent plus.",
  closeNamed: "France Travail les dit proches, sans dire pourquoi. Un métier proche peut demander un diplôme.",
  closeLimits: "Partager des compétences ne remplace pas un diplôme demandé.",
  shared: (skills: number, of: number) => `${skills} compétence${skills === 1 ? "" : "s"} sur ${of} en commun, par exemple\u00a0:`,
  regulated: "Métier réglementé\u00a0: des conditions sont à vérifier.",
  inGroup: (label: string) => `Compté dans «\u00a0${label}\u00a0»\u00a0:`,
  difficultOf: (share: string) => `${share} jugées difficiles par qui embauche.`,
  family: "Famille de métiers",
  anyFamily: "Toutes",
  careersBehind: (n: number, shown: number) => (n === 1 ? "Le métier" : n === shown ? `Les ${n} métiers` : `${shown} métiers sur ${n}`),
};

export type HiringWords = typeof fr;
