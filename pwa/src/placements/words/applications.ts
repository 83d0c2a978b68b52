import { bilingual } from "../../i18n/bilingual";
import { fr } from "./applications.fr";

/** The words of applying, and of one's applications. */
export const applicationsWords = bilingual({ fr, en: () => import("./applications.en") });
