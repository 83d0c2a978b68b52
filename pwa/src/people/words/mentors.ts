import { bilingual } from "../../i18n/bilingual";
import { fr } from "./mentors.fr";

/** The words of the list of mentors. */
export const mentorsWords = bilingual({ fr, en: () => import("./mentors.en") });
