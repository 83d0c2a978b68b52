import { bilingual } from "../../i18n/bilingual";
import { fr } from "./plan.fr";

/** The words of the doors to the path and to the comparison. */
export const planWords = bilingual({ fr, en: () => import("./plan.en") });
