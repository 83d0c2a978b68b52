import { bilingual } from "./bilingual";
import { fr } from "./privacy.fr";

/** The words of the pages on consents, parents and personal data. */
export const privacyWords = bilingual({ fr, en: () => import("./privacy.en") });
