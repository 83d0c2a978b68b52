import { bilingual } from "./bilingual";
import { fr } from "./shared.fr";

/** The words of a shared computer. */
export const sharedWords = bilingual({ fr, en: () => import("./shared.en") });
