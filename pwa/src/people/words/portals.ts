import { bilingual } from "../../i18n/bilingual";
import { fr } from "./portals.fr";

/** The words of schools' portals and their tiles. */
export const portalsWords = bilingual({ fr, en: () => import("./portals.en") });
