import { bilingual } from "../../i18n/bilingual";
import { fr } from "./search.fr";

/** The words of the search over everything. */
export const searchWords = bilingual({ fr, en: () => import("./search.en") });
