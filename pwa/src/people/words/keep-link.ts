import { bilingual } from "../../i18n/bilingual";

const fr = {
  keep: "Garder sur mon accueil",
  drop: "Ne plus garder sur mon accueil",
  done: "C’est sur votre accueil, sur ce téléphone seulement.",
  hint: "Sur ce téléphone seulement, sans mot de passe\u00a0: à éviter s’il est partagé.",
};

const en: typeof fr = {
  keep: "Keep on my home",
  drop: "Keep on my home no more",
  done: "It is on your home, on this phone only.",
  hint: "On this phone only, without a password: better not where it is shared.",
};

/** The words of what a parent keeps on their phone. */
export const keepWords = bilingual({ fr, en });
