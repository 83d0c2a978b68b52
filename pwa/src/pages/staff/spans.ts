// What the filter found in a text, and where.

/** A piece of a text; `findings` are the kinds found there. */
export interface Piece {
  text: string;
  findings: string[];
}

interface Span {
  finding: string;
  start: number;
  end: number;
}

/** The text in pieces, cut wherever a finding begins or ends. Positions count code points, as the server does. */
export function piecesOf(text: string, spans: readonly Span[]): Piece[] {
  const signs = [...text];
  const cuts = new Set([0, signs.length]);
  for (const { start, end } of spans) for (const at of [start, end]) cuts.add(Math.min(Math.max(at, 0), signs.length));
  const places = [...cuts].sort((a, b) => a - b);
  return places.slice(0, -1).map((from, index) => {
    const to = places[index + 1]!;
    const findings = spans.filter(({ start, end }) => start <= from && to <= end).map(({ finding }) => finding);
    return { text: signs.slice(from, to).join(""), findings: [...new Set(findings)] };
  });
}
