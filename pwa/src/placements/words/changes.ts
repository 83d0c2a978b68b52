import { bilingual } from "../../i18n/bilingual";

const fr = {
  what: { title: "Titre", dates: "Dates", hours: "Horaires", place: "Lieu", work: "Le travail proposé" },
  before: (text: string) => `Avant\u00a0: ${text}`,
  after: (text: string) => `Maintenant\u00a0: ${text}`,
  nothing: "rien de précisé",
  unread: "Les nouveaux mots sont en cours de relecture par la Région.",
  read: "Lire",
  changed: "L’entreprise a changé quelque chose",
  changedHelp: "Regarde si ça te va toujours. Sinon, tu peux rendre ta place, sans te justifier.",
  changedBefore: "Regarde si ça te va toujours. Sinon, tu peux retirer ta candidature.",
};

const en: typeof fr = {
  what: { title: "Title", dates: "Dates", hours: "Hours", place: "Place", work: "The work offered" },
  before: (text) => `Before: ${text}`,
  after: (text) => `Now: ${text}`,
  nothing: "nothing said",
  unread: "The Region is reading the new words.",
  read: "Read",
  changed: "The company has changed something",
  changedHelp: "See whether it still suits you. If not, you can give your place back, without a reason.",
  changedBefore: "See whether it still suits you. If not, you can withdraw your application.",
};

/** The words on what a company changed of a place. */
export const changesWords = bilingual({ fr, en });
