import { bilingual } from "../../i18n/bilingual";
import { fr } from "./career.fr";

/** The words of what a career is. */
export const careerWords = bilingual({ fr, en: () => import("./career.en") });
