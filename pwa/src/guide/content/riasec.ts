// Six families of interests, in our own words. The model is John L. Holland's (RIASEC).
import { bilingual } from "../../i18n/bilingual";
import type { RiasecWords } from "../../ui/article";
import { fr } from "./riasec.fr";

/** What is told of the six families. */
export const riasec = bilingual<RiasecWords>({ fr, en: () => import("./riasec.en") });
