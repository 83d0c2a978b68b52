import { bilingual } from "../../i18n/bilingual";
import { fr } from "./homes.fr";

/** The words of the homes. */
export const homesWords = bilingual({ fr, en: () => import("./homes.en") });
