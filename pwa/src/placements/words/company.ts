import { bilingual } from "../../i18n/bilingual";
import { en } from "./company.en";
import { fr } from "./company.fr";

/** The words of the pages for those who offer placements and contracts. */
export const companyWords = bilingual({ fr, en });
