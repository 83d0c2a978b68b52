import { bilingual } from "../../i18n/bilingual";
import { fr } from "./own-alerts.fr";

/** The words of one’s own alerts. */
export const ownAlertsWords = bilingual({ fr, en: () => import("./own-alerts.en") });
