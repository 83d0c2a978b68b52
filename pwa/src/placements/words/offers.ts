import { bilingual } from "../../i18n/bilingual";
import { fr } from "./offers.fr";

/** The words of the search of offers. */
export const offersWords = bilingual({ fr, en: () => import("./offers.en") });
