import { bilingual } from "../../i18n/bilingual";

const fr = {
  title: "Mis de côté",
  lead: "Ce qui n’est plus proposé dans «\u00a0Pour toi\u00a0». Ça reste sur ce téléphone.",
  putBack: "Remettre",
  isAway: (name: string) => `Mis de côté\u00a0: ${name}.`,
  isBack: (name: string) => `De nouveau proposé\u00a0: ${name}.`,
  none: "Rien n’est mis de côté.",
  noneHelp: "Dans «\u00a0Pour toi\u00a0», la croix met une idée de côté. Elle se retrouve ici.",
  home: "Voir «\u00a0Pour toi\u00a0»",
};

const en: typeof fr = {
  title: "Put aside",
  lead: "What is no longer suggested in “For you”. It stays on this phone.",
  putBack: "Put back",
  isAway: (name) => `Put aside: ${name}.`,
  isBack: (name) => `Suggested again: ${name}.`,
  none: "Nothing is put aside.",
  noneHelp: "In “For you”, the cross puts an idea aside. It can be found here again.",
  home: "See “For you”",
};

/** The words of the page of what was put away. */
export const putAwayWords = bilingual({ fr, en });
