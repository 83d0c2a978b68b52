import { bilingual } from "../../i18n/bilingual";
import { fr } from "./trainings.fr";

/** The words of trainings: their list, their pages, what a place teaches. */
export const trainingsWords = bilingual({ fr, en: () => import("./trainings.en") });

/** A first year gives no diploma yet: its level is that of the one it leads to. */
export const isFirstYear = (diploma: string): boolean => /^(1re|2de) /.test(diploma);
