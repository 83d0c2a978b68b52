// What the server read and why it answers so, in words.

import type { ResultItem, Understood } from "../../../data/search";
import { language, t } from "../../../i18n";
import { kindText, typeText } from "../../../ui/found";
import { searchWords } from "../../words/search";
import { trainingsWords } from "../../words/trainings";

type Reading = Understood["readings"][number];

/** "CFA", "près de Laval", "En apprentissage", "Portes ouvertes". */
export function readingText({ sort, means, kind, name }: Reading): string {
  const words = searchWords();
  switch (sort) {
    case "place_kind":
      return t().placeKinds[means] ?? means;
    case "level":
      return trainingsWords().levels[Number(means)] ?? means;
    case "status":
      return t().trainings.statuses[means] ?? means;
    case "type":
      return kind ? kindText({ type: means as ResultItem["type"], kind }) : typeText(means as ResultItem["type"]);
    case "commune":
      return words.near(name);
    case "department":
      // "maine-et-loire" is written "Maine-et-Loire".
      return name.replace(/(^|-)(?!et-)./g, (begins) => begins.toUpperCase());
    default:
      return means;
  }
}

/** Which communes share a postcode; what was typed of one that answers nothing. */
export function postcodeText({ postcode, outside, cut }: Pick<Understood, "postcode" | "outside" | "cut">): string {
  const words = searchWords();
  if (outside) return words.outside(outside);
  if (cut) return words.cut(cut);
  return postcode ? words.sharing(postcode.code, postcode.communes.map(({ name }) => name).join(", ")) : "";
}

/** Why a result is there: its two strongest reasons. That it is near, its distance says. */
export function whyText({ type, why }: Pick<ResultItem, "type" | "why">): string {
  const words = searchWords();
  const said = why.map(({ reason, text, text_en }) => {
    if (reason === "wish") return language.value === "en" && text_en ? text_en : text;
    if (reason === "other_name") return type === "offer" ? words.company(text) : words.otherName(text);
    return words.why[reason];
  });
  return said.filter(Boolean).slice(0, 2).join(" · ");
}
