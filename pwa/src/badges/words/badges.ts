import { bilingual } from "../../i18n/bilingual";
import { fr } from "./badges.fr";

/** The words of badges, for those who have them or want them. */
export const badgesWords = bilingual({ fr, en: () => import("./badges.en") });
