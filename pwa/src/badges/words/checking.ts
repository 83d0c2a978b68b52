import { bilingual } from "../../i18n/bilingual";
import { fr } from "./checking.fr";

/** The words of checking badges: to those who keep their own « tu », to anyone else « vous ». */
export const checkingWords = bilingual({ fr, en: () => import("./checking.en") });
