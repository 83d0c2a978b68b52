// Words that the server found in a text: it folds the text first, so they are found folded here too.

/** A piece of a text, marked or not. */
export interface Piece {
  text: string;
  marked: boolean;
}

const LIGATURES: Record<string, string> = { œ: "oe", Œ: "oe", æ: "ae", Æ: "ae", ß: "ss", "’": "'" };

/** Lower case without accents; for each sign of the result, where in the text it comes from. */
function fold(text: string): { folded: string; from: number[] } {
  let folded = "";
  const from: number[] = [];
  let position = 0;
  for (const sign of text) {
    const plain = (LIGATURES[sign] ?? sign.normalize("NFKD").replace(/\p{M}/gu, "")).toLowerCase();
    folded += plain;
    for (let n = 0; n < plain.length; n++) from.push(position);
    position += sign.length;
  }
  from.push(text.length);
  return { folded, from };
}

/** The text in pieces, those that are one of the words marked; longer words win. */
export function highlight(text: string, words: readonly string[]): Piece[] {
  const wanted = words.filter(Boolean).sort((a, b) => b.length - a.length);
  if (!wanted.length) return [{ text, marked: false }];
  const { folded, from } = fold(text);
  const escaped = wanted.map((word) => fold(word).folded.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  const pieces: Piece[] = [];
  let end = 0;
  for (const found of folded.matchAll(new RegExp(escaped.join("|"), "g"))) {
    const [start, stop] = [from[found.index]!, from[found.index + found[0].length]!];
    if (start > end) pieces.push({ text: text.slice(end, start), marked: false });
    pieces.push({ text: text.slice(start, stop), marked: true });
    end = stop;
  }
  if (end < text.length) pieces.push({ text: text.slice(end), marked: false });
  return pieces;
}
