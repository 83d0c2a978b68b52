import { ofName } from "./of-name";
import { pluralFr } from "./plural.fr";

/** What the search field says, on every page that has it. */
export const finderFr = {
  unknownPlace: "L’adresse de cette page nomme une commune que l’appli ne trouve pas. Il faut dire où chercher.",
  label: "Chercher partout",
  placeholder: "Métier, formation, lieu…",
  suggestions: "Suggestions",
  found: (n: number) => (n ? `${n} suggestion${pluralFr(n)}.` : "Aucune suggestion."),
  all: (words: string) => `Tout voir pour «\u00a0${words}\u00a0»`,
  around: (commune: string) => `Tout voir autour ${ofName(commune)}`,
  everywhere: (words: string) => `Chercher «\u00a0${words}\u00a0» partout`,
  listed: "s’ouvrira avec le réseau",
  kept: "Pas de réseau\u00a0: voici ce que le téléphone a gardé.",
  recent: "Cherché sur ce téléphone",
  forget: (words: string) => `Oublier «\u00a0${words}\u00a0»`,
  forgetAll: "Tout effacer",
  answers: "Réponses",
};
