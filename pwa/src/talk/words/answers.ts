import { bilingual } from "../../i18n/bilingual";
import { fr } from "./answers.fr";

/** The words of public answers. */
export const answersWords = bilingual({ fr, en: () => import("./answers.en") });
