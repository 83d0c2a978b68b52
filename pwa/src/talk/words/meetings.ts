import { bilingual } from "../../i18n/bilingual";
import { fr } from "./meetings.fr";

/** The words of meetings. */
export const meetingsWords = bilingual({ fr, en: () => import("./meetings.en") });
