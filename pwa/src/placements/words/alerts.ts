import { bilingual } from "../../i18n/bilingual";
import { fr } from "./alerts.fr";

/** The words of alerts. */
export const alertsWords = bilingual({ fr, en: () => import("./alerts.en") });
