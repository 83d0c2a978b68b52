import { bilingual } from "../../i18n/bilingual";
import { fr } from "./refine.fr";

/** The words of a search of careers that goes on door by door. */
export const refineWords = bilingual({ fr, en: () => import("./refine.en") });
