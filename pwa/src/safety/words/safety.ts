import { bilingual } from "../../i18n/bilingual";
import { fr } from "./safety.fr";

/** The words on what protects people who talk with each other. */
export const safetyWords = bilingual({ fr, en: () => import("./safety.en") });
