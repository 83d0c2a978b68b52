import { bilingual } from "../../i18n/bilingual";
import { fr } from "./trainings.fr";

/** The words of trainings: their list, their pages, what a place teaches. */
export const trainingsWords = bilingual({ fr, en: () => import("./trainings.en") });
