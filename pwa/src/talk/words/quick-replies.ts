import { bilingual } from "../../i18n/bilingual";

const fr = {
  lead: "Touchez une phrase pour la mettre dans votre message.",
  none: "Rien encore. Écrivez une phrase dans votre message, puis gardez-la ici.",
  keep: "Garder ce que j’ai écrit",
  kept: "C’est gardé.",
  drop: (words: string) => `Supprimer\u00a0: ${words}`,
};

const en: typeof fr = {
  lead: "Touch a sentence to put it into your message.",
  none: "Nothing yet. Write a sentence in your message, then keep it here.",
  keep: "Keep what I wrote",
  kept: "It is kept.",
  drop: (words) => `Delete: ${words}`,
};

/** The words on the sentences that somebody who answers keeps at hand: « vous ». */
export const quickWords = bilingual({ fr, en });
