import { bilingual } from "../../i18n/bilingual";
import { en } from "./issuing.en";
import { fr } from "./issuing.fr";

/** The words of the pages for those who award badges. */
export const issuingWords = bilingual({ fr, en });
