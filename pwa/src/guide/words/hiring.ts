import { bilingual } from "../../i18n/bilingual";
import { fr } from "./hiring.fr";

/** The words of who is hiring near me, and of careers close to one's own. */
export const hiringWords = bilingual({ fr, en: () => import("./hiring.en") });
