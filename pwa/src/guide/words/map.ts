import { bilingual } from "../../i18n/bilingual";

const fr = {
  enlarge: "Carte en plein écran",
  leave: "Quitter le plein écran",
  toList: "Voir la liste",
  noTiles: "Le fond de carte n’a pas pu se charger ici. Les lieux restent sur la carte et dans la liste.",
};

const en: typeof fr = {
  enlarge: "Map on the whole screen",
  leave: "Leave the whole screen",
  toList: "See the list",
  noTiles: "The background map could not load here. The places stay on the map and in the list.",
};

/** The words that come with the map. */
export const mapWords = bilingual({ fr, en });
