import { bilingual } from "../../i18n/bilingual";

const fr = {
  lead: "Chaque lien ouvre un autre site ou une autre appli. Il ne donne que l’adresse d’arrivée, jamais la position du téléphone\u00a0: le départ se choisit là-bas.",
  foot: "À pied",
  bike: "À vélo",
  transport: "Bus, car, tram, train",
  car: "En voiture",
  app: "Avec l’appli de plans du téléphone",
  on: (service: string) => `sur ${service}`,
  copyHint: "L’arrivée est à y écrire\u00a0:",
  copy: "Copier l’adresse",
  copied: "Adresse copiée.",
  notCopied: "La copie n’a pas marché. L’adresse est écrite ici.",
};

const en: typeof fr = {
  lead: "Each link opens another site or app. It gives the address to go to and never where the phone is: where one sets off is chosen there.",
  foot: "On foot",
  bike: "By bike",
  transport: "Bus, coach, tram, train",
  car: "By car",
  app: "With the phone’s map app",
  on: (service) => `on ${service}`,
  copyHint: "The arrival is to be written there:",
  copy: "Copy the address",
  copied: "Address copied.",
  notCopied: "It could not be copied. The address is written here.",
};

/** The words of the way to a place. */
export const wayThereWords = bilingual({ fr, en });
