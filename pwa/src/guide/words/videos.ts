import { bilingual } from "../../i18n/bilingual";
import { fr } from "./videos.fr";

/** The words of videos on a career or a training. */
export const videosWords = bilingual({ fr, en: () => import("./videos.en") });
