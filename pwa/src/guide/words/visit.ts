import { bilingual } from "../../i18n/bilingual";
import { fr } from "./visit.fr";

/** The words of how a visit is asked for. */
export const visitWords = bilingual({ fr, en: () => import("./visit.en") });
