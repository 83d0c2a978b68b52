import { bilingual } from "../../i18n/bilingual";
import { fr } from "./figures.fr";

/** The words of what is counted about a career. */
export const figuresWords = bilingual({ fr, en: () => import("./figures.en") });
