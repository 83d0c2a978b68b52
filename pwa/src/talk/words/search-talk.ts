import { bilingual } from "../../i18n/bilingual";

const many = (n: number) => (n > 1 ? "s" : "");

const fr = {
  label: "Un mot de la conversation",
  found: (n: number) => (n ? `${n} message${many(n)} trouvé${many(n)}` : "Aucun message trouvé"),
  more: "Les plus récents d’abord\u00a0; un mot plus précis montre les autres.",
  show: "Voir dans la conversation",
};

const en: typeof fr = {
  label: "A word of the conversation",
  found: (n) => (n ? `${n} message${many(n)} found` : "No message found"),
  more: "The latest first; be more precise to see the others.",
  show: "Show in the conversation",
};

/** The words of searching one conversation. */
export const searchTalkWords = bilingual({ fr, en });
