import { bilingual } from "./bilingual";
import { fr } from "./questions.fr";

/** The words of asking, and of one's questions. */
export const questionsWords = bilingual({ fr, en: () => import("./questions.en") });
