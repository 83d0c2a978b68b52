import { bilingual } from "../../i18n/bilingual";
import { fr } from "./pass.fr";

/** The words of « Mon pass ». */
export const passWords = bilingual({ fr, en: () => import("./pass.en") });
