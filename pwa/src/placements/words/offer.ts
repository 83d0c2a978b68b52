import { bilingual } from "../../i18n/bilingual";
import { fr } from "./offer.fr";

/** The words of an offer's page. */
export const offerWords = bilingual({ fr, en: () => import("./offer.en") });
