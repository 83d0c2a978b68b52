import { bilingual } from "../../i18n/bilingual";
import { fr } from "./path.fr";

/** The words of the path, one's own and one that is shown. */
export const pathWords = bilingual({ fr, en: () => import("./path.en") });
