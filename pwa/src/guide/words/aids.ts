import { bilingual } from "../../i18n/bilingual";
import { fr } from "./aids.fr";

/** The words of aids and ways back. */
export const aidsWords = bilingual({ fr, en: () => import("./aids.en") });
