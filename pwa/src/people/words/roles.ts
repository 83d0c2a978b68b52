import { bilingual } from "../../i18n/bilingual";
import { en } from "./roles.en";
import { fr } from "./roles.fr";

/** The words of the pages on roles, organisations and schools. */
export const rolesWords = bilingual({ fr, en });
