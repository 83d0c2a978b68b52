import { bilingual } from "./bilingual";
import { fr } from "./push.fr";

/** The words of notifications on a device. */
export const pushWords = bilingual({ fr, en: () => import("./push.en") });
