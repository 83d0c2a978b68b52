import { bilingual } from "../../i18n/bilingual";
import { fr } from "./account.fr";

/** The words of signing in, the first steps, and one's own account. */
export const accountWords = bilingual({ fr, en: () => import("./account.en") });
