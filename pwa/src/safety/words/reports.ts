import { bilingual } from "../../i18n/bilingual";
import { fr } from "./reports.fr";

/** The words of reporting and blocking. */
export const reportsWords = bilingual({ fr, en: () => import("./reports.en") });
