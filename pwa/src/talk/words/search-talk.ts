import { bilingual } from "../../i18n/bilingual";
import { pluralEn } from "../../i18n/plural.en";
import { pluralFr } from "../../i18n/plural.fr";

const fr = {
  label: "Un mot de la conversation",
  found: (n: number) => (n ? `${n} message${pluralFr(n)} trouvé${pluralFr(n)}` : "Aucun message trouvé"),
  more: "Les plus récents d’abord\u00a0; un mot plus précis montre les autres.",
  show: "Voir dans la conversation",
};

const en: typeof fr = {
  label: "A word of the conversation",
  found: (n) => (n ? `${n} message${pluralEn(n)} found` : "No message found"),
  more: "The latest first; be more precise to see the others.",
  show: "Show in the conversation",
};

/** The words of searching one conversation. */
export const searchTalkWords = bilingual({ fr, en });
