import { bilingual } from "../../i18n/bilingual";

const fr = {
  title: "Qui arrive",
  noName: "Une ou un jeune",
  arrives: (name: string, day: string) => `${name} arrive le ${day}`,
  isHere: (name: string, day: string) => `${name} est là depuis le ${day}`,
  noDay: (name: string) => `${name}, date à fixer ensemble`,
  unconfirmed: "doit encore confirmer",
  confirmed: "c’est confirmé",
};

const en: typeof fr = {
  title: "Who comes",
  noName: "A young person",
  arrives: (name, day) => `${name} arrives on ${day}`,
  isHere: (name, day) => `${name} has been here since ${day}`,
  noDay: (name) => `${name}, the date is to be agreed`,
  unconfirmed: "still has to confirm",
  confirmed: "confirmed",
};

/** The words on whom a company is going to receive. */
export const arrivalsWords = bilingual({ fr, en });
