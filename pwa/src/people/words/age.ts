import { fr } from "./age.fr";
import { bilingual } from "../../i18n/bilingual";

/** The words of vouched ages: asked for, and personal codes. */
export const ageWords = bilingual({ fr, en: () => import("./age.en") });
