import { bilingual } from "../../i18n/bilingual";
import { fr } from "./talks.fr";

/** The words of conversations; read by pupils and by those who answer them, so « tu » and « vous » stand side by side. */
export const talksWords = bilingual({ fr, en: () => import("./talks.en") });
