import { bilingual } from "../../i18n/bilingual";

const fr = {
  title: "L’immersion en entreprise",
  lead: "Essayer un métier quand on n’est plus à l’école\u00a0: l’immersion (PMSMP) est faite pour ça.",
  what: "C’est quoi\u00a0?",
  whatText:
    "Quelques jours à un mois dans une entreprise, sans contrat de travail, pour découvrir un métier ou vérifier qu’il plaît. On garde son statut, avec une assurance en cas d’accident. En emploi, il faut d’ordinaire l’accord de l’entreprise où l’on travaille.",
  who: "Qui la signe\u00a0?",
  whoText:
    "L’E-pass ne fait pas la convention. Elle est signée par le service qui accompagne la personne, et que la loi autorise à le faire (elle l’appelle un prescripteur). Il suffit d’appeler, ou de pousser la porte du plus proche.",
  missionLocale: "De 16 à 25 ans\u00a0: les missions locales, la plus proche d’abord",
  franceTravail: "Trouver son agence sur le site de France Travail",
  franceServices: "Sans agence tout près\u00a0: les France services aident aux démarches de France Travail, le plus proche d’abord",
  call: (number: string) => `Appeler France Travail\u00a0: ${number}`,
  capEmploi: "En cas de handicap\u00a0: Cap emploi",
  inWork: "En emploi\u00a0: le conseil en évolution professionnelle (CEP)",
  find: "Trouver une entreprise",
  findText: "Le site public Immersion Facilitée montre les entreprises qui accueillent, et aide à préparer la convention.",
  facilitee: "Immersion Facilitée",
  pupils: "Encore au collège ou au lycée\u00a0? Plutôt un stage d’observation.",
};

const en: typeof fr = {
  title: "Immersion in a company",
  lead: "Trying a job once one has left school: the immersion (PMSMP) is made for that.",
  what: "What is it?",
  whatText:
    "A few days to one month in a company, without a work contract, to discover a job or make sure that you like it. One keeps one’s status, insured against accidents. With a job, the employer usually has to agree.",
  who: "Who signs it?",
  whoText:
    "The E-pass does not issue the agreement. A “prescriber” signs it: the service that accompanies the person, and that the law allows to. A call is enough, or a visit to the nearest one.",
  missionLocale: "From 16 to 25: the missions locales, the nearest first",
  franceTravail: "Find one’s agency on the site of France Travail",
  franceServices: "No agency close by: the offices of France services help with what France Travail asks, the nearest first",
  call: (number) => `Call France Travail: ${number}`,
  capEmploi: "With a disability: Cap emploi",
  inWork: "With a job: the conseil en évolution professionnelle (CEP)",
  find: "Find a company",
  findText: "The public site Immersion Facilitée shows companies that welcome people, and helps to prepare the agreement.",
  facilitee: "Immersion Facilitée",
  pupils: "Still in middle or high school? An observation placement rather.",
};

/** The words on immersion in a company (PMSMP). */
export const immersionWords = bilingual({ fr, en });
