import { bilingual } from "../../i18n/bilingual";

const fr = {
  title: "L’année des choix",
  lead: "Ce que vivent les élèves, étape par étape, selon la classe.",
  classes: "La classe",
  names: { "3e": "3e", terminale: "Terminale", licence: "Licence" },
  none: "Choisissez la classe\u00a0: ses étapes s’affichent ici, dans l’ordre.",
  others: "Pour une autre classe, demandez au collège, au lycée ou au CIO.",
  openDays: "Les portes ouvertes",
  all: "Tout le calendrier",
  choose: "Choisir la classe",
};

const en: typeof fr = {
  title: "The year of choices",
  lead: "What pupils go through, step by step, by class.",
  classes: "The class",
  names: { "3e": "3e", terminale: "Terminale", licence: "Licence" },
  none: "Choose the class: its steps show here, in their order.",
  others: "For another class, ask the collège, the lycée or the CIO.",
  openDays: "Open days",
  all: "The whole calendar",
  choose: "Choose the class",
};

/** The words of the calendar that adults read beside a pupil. */
export const yearWords = bilingual({ fr, en });
