import { bilingual } from "../../i18n/bilingual";
import { fr } from "./age.fr";

/** The words of vouched ages: asked for, and personal codes. */
export const ageWords = bilingual({ fr, en: () => import("./age.en") });
