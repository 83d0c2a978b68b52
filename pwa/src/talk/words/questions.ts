import { bilingual } from "../../i18n/bilingual";
import { fr } from "./questions.fr";

/** The words of asking, and of one's questions. */
export const questionsWords = bilingual({ fr, en: () => import("./questions.en") });
