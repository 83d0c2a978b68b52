import { bilingual } from "./bilingual";
import { en } from "./privacy.en";
import { fr } from "./privacy.fr";

/** The words of the pages on consents, parents and personal data. */
export const privacyWords = bilingual({ fr, en });
