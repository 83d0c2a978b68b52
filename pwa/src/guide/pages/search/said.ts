// What the server read and why it answers so, in words.

import { plain } from "../../../data/plain";
import type { ResultItem, Understood } from "../../../data/search";
import { language, t } from "../../../i18n";
import { typeText } from "../../../ui/found";
import { searchWords } from "../../words/search";
import { trainingsWords } from "../../words/trainings";

/** Letters that tell a word by its beginning. */
const BEGINNING = 5;

/** "CFA · autour de Laval · boulangerie"; nothing where nothing was read but the words themselves. */
export function readText(understood: Understood): string {
  const { place_kinds, diplomas, levels, statuses, types, commune, department, words } = understood;
  const parts = [
    ...types.map((type) => typeText(type as ResultItem["type"])),
    ...place_kinds.map((kind) => t().placeKinds[kind] ?? kind),
    ...diplomas,
    ...levels.map((level) => trainingsWords().levels[level] ?? `${level}`),
    ...statuses.map((status) => t().trainings.statuses[status] ?? status),
    commune && searchWords().around(commune.name),
    department,
  ].filter(Boolean);
  return parts.length ? [...parts, words.join(" ")].filter(Boolean).join(" · ") : "";
}

/** Of names in one line, the one that the words are in, by how it begins: "boulangrie" is in "Boulangerie". */
function meantIn(names: string, asked: readonly string[]): string {
  const beginnings = asked.map((word) => plain(word).slice(0, BEGINNING));
  const each = names.split(" · ");
  return each.find((name) => beginnings.some((one) => plain(name).includes(one))) ?? each[0]!;
}

/** Why a result is there: its two strongest reasons. That it is near, its distance says. */
export function whyText({ type, why }: Pick<ResultItem, "type" | "why">, asked: readonly string[]): string {
  const words = searchWords();
  const said = why.map(({ reason, text, text_en }) => {
    if (reason === "wish") return language.value === "en" && text_en ? text_en : text;
    if (reason === "other_name") return type === "offer" ? words.company(text) : words.otherName(meantIn(text, asked));
    return words.why[reason];
  });
  return said.filter(Boolean).slice(0, 2).join(" · ");
}
