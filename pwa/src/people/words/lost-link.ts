import { bilingual } from "../../i18n/bilingual";

const fr = {
  notHere: "Vous êtes parent\u00a0? Ce que vous avez accepté pour un enfant s’ouvre avec le lien reçu par mail, pas ici.",
  again: "Recevoir à nouveau le lien",
};

const en: typeof fr = {
  notHere: "Are you a parent? What you agreed to for a child opens with the link that came by mail, not here.",
  again: "Have the link again",
};

/** The words of the door for a parent who lost the mail. */
export const lostLinkWords = bilingual({ fr, en });
