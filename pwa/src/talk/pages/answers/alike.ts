// Which answers are about what somebody is typing. On the phone: words leave it when they are sent, not before.
import type { Answer } from "../../data/answers";

/** Letters by which two words count as one: « horaire » and « horaires », « salaire » and « salaires ». */
const STEM = 5;
const SHORTEST = 4;
/** Words that every question holds. */
const COMMON = new Set(
  (
    "avec avez avoir bien bonjour cela cette comme comment dans depuis elle elles etes etre faire fait faut leur leurs" +
    " mais meme merci metier metiers mieux notre nous parce pendant plus pour pourquoi pouvez quand quel quelle quelles" +
    " quels question sans sont sur tous tout toute toutes travail travaille travailler tres votre vous aussi" +
    " about does from have that this what when where which with would your there they like work"
  ).split(" "),
);

/** At most `most` of the answers, those that share most words with the text; none where none does. */
export function alike(text: string, answers: readonly Answer[], most: number): Answer[] {
  const typed = stems(text);
  if (!typed.size) return [];
  return answers
    .map((answer) => ({ answer, shared: shared(typed, answer) }))
    .filter((one) => one.shared > 0)
    .sort((a, b) => b.shared - a.shared)
    .slice(0, most)
    .map(({ answer }) => answer);
}

/** A word of the question says more than one of the answer. */
function shared(typed: ReadonlySet<string>, { question, answer }: Answer): number {
  const asked = stems(question);
  const said = stems(answer);
  return [...typed].reduce((sum, stem) => sum + (asked.has(stem) ? 3 : said.has(stem) ? 1 : 0), 0);
}

function stems(text: string): Set<string> {
  const folded = text.toLowerCase().replace(/œ/g, "oe").normalize("NFD").replace(/\p{M}/gu, "");
  const words = folded.match(/[\p{L}\p{N}]+/gu) ?? [];
  return new Set(
    words.filter((word) => word.length >= SHORTEST && !COMMON.has(word)).map((word) => word.slice(0, STEM)),
  );
}
