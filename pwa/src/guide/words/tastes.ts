import { bilingual } from "../../i18n/bilingual";
import { fr } from "./tastes.fr";

/** The words of the cards on what one likes, and of the careers that go with the answers. */
export const tastesWords = bilingual({ fr, en: () => import("./tastes.en") });
