import { bilingual } from "../../i18n/bilingual";
import { fr } from "./privacy.fr";

/** The words of the pages on consents and personal data. */
export const privacyWords = bilingual({ fr, en: () => import("./privacy.en") });
