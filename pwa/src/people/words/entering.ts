import { bilingual } from "../../i18n/bilingual";
import { fr } from "./entering.fr";

/** The words of signing in and of the first steps. */
export const enteringWords = bilingual({ fr, en: () => import("./entering.en") });
