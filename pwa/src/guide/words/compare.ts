import { bilingual } from "../../i18n/bilingual";
import { fr } from "./compare.fr";

/** The words of the comparison. */
export const compareWords = bilingual({ fr, en: () => import("./compare.en") });
