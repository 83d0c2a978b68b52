import { bilingual } from "../../i18n/bilingual";
import { fr } from "./parents.fr";

/** The words of the pages that parents open by a link. */
export const parentsWords = bilingual({ fr, en: () => import("./parents.en") });
