import { bilingual } from "../../i18n/bilingual";
import { fr } from "./news.fr";

/** The words of what happened to a person: one sentence for each kind of alert. */
export const newsWords = bilingual({ fr, en: () => import("./news.en") });
