import { bilingual } from "../../i18n/bilingual";
import { fr } from "./own.fr";

/** The words of pages of the account that few people open. */
export const ownWords = bilingual({ fr, en: () => import("./own.en") });
