import { bilingual } from "../../i18n/bilingual";
import { fr } from "./card.fr";

/** The words of the card that is shown on the screen. */
export const cardWords = bilingual({ fr, en: () => import("./card.en") });
