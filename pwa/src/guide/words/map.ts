import { bilingual } from "../../i18n/bilingual";

const fr = {
  enlarge: "Carte en plein écran",
  leave: "Quitter le plein écran",
  toList: "Voir la liste",
  noTiles: "Fond de carte indisponible ici\u00a0: les lieux restent affichés.",
};

const en: typeof fr = {
  enlarge: "Map on the whole screen",
  leave: "Leave the whole screen",
  toList: "See the list",
  noTiles: "No background map here: the places still show.",
};

/** The words that come with the map. */
export const mapWords = bilingual({ fr, en });
