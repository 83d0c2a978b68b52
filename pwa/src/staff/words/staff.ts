import { bilingual } from "../../i18n/bilingual";
import { en } from "./staff.en";
import { fr } from "./staff.fr";

/** The words of the pages for staff. */
export const staffWords = bilingual({ fr, en });
