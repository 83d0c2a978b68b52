import { bilingual } from "../../i18n/bilingual";
import { fr } from "./asking.fr";

/** The words of the badges that can be earned, and of asking for one. */
export const askingWords = bilingual({ fr, en: () => import("./asking.en") });
