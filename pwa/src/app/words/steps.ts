import { bilingual } from "../../i18n/bilingual";
import { fr } from "./steps.fr";

/** The words of what waits for a person. */
export const stepsWords = bilingual({ fr, en: () => import("./steps.en") });
