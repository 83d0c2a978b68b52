import { bilingual } from "../../i18n/bilingual";
import { fr } from "./inbox.fr";

/** The words of those who answer. */
export const inboxWords = bilingual({ fr, en: () => import("./inbox.en") });
