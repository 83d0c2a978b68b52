import { bilingual } from "../../i18n/bilingual";

const fr = {
  done: "L’entreprise dit que ton stage a eu lieu. Bravo\u00a0!",
  page: "Ma page à garder",
  notDone: "L’entreprise dit que ton stage n’a pas eu lieu. Si ce n’est pas vrai, parles-en à ton établissement.",
  title: "Un stage a eu lieu",
  said: (company: string, commune: string, day: string) => `${company} (${commune}) l’a dit dans l’E-pass le ${day}.`,
  who: "Prénom",
  family: "Nom de famille, à écrire à la main",
  what: "Stage",
  when: "Dates",
  span: (first: string, last: string) => `du ${first} au ${last}`,
  announced: "Ce que l’offre annonçait",
  limits: "Cette page ne juge pas le travail. Elle ne remplace ni la convention, ni l’attestation de stage que l’entreprise remet.",
  print: "Imprimer ou garder en PDF",
};

const en: typeof fr = {
  done: "The company says that your placement took place. Well done!",
  page: "My page to keep",
  notDone: "The company says that your placement did not take place. If that is not true, tell your school.",
  title: "A placement took place",
  said: (company, commune, day) => `${company} (${commune}) said so in the E-pass on ${day}.`,
  who: "First name",
  family: "Family name, to be written by hand",
  what: "Placement",
  when: "Dates",
  span: (first, last) => `from ${first} to ${last}`,
  announced: "What the offer announced",
  limits: "This page does not judge the work. It replaces neither the agreement nor the certificate that the company hands out.",
  print: "Print or keep as PDF",
};

/** The words on what a company said of a placement once it was over: to the pupil, and on a page to show. */
export const outcomeWords = bilingual({ fr, en });
