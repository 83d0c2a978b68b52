import { bilingual } from "../../i18n/bilingual";

const fr = {
  lead: "Touchez une phrase pour la mettre dans votre message.",
  none: "Vous n’en gardez pas encore. En voici trois\u00a0: touchez-en une pour la mettre dans votre message, puis changez-la ou gardez-la.",
  keep: "Garder ce que j’ai écrit",
  kept: "C’est gardé.",
  drop: (words: string) => `Supprimer\u00a0: ${words}`,
};

const en: typeof fr = {
  lead: "Touch a sentence to put it into your message.",
  none: "You keep none yet. Here are three: touch one to put it into your message, change it, keep it.",
  keep: "Keep what I wrote",
  kept: "It is kept.",
  drop: (words) => `Delete: ${words}`,
};

/** The words on the sentences that somebody who answers keeps at hand: « vous ». */
export const quickWords = bilingual({ fr, en });
