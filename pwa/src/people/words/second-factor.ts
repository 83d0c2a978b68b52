import { bilingual } from "../../i18n/bilingual";
import { en } from "./second-factor.en";
import { fr } from "./second-factor.fr";

/** The words of the page on the second factor. */
export const secondFactorWords = bilingual({ fr, en });
