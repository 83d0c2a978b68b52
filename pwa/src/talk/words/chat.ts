import { bilingual } from "../../i18n/bilingual";
import { fr } from "./chat.fr";

/** The words of the chatbox, read by pupils. */
export const chatWords = bilingual({ fr, en: () => import("./chat.en") });
