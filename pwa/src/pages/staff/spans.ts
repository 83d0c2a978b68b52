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

/** The text in pieces, cut wherever what is found changes. Positions count code points, as the server does. */
export function piecesOf(text: string, spans: readonly Span[]): Piece[] {
  const pieces: Piece[] = [];
  [...text].forEach((sign, at) => {
    const findings = [...new Set(spans.filter(({ start, end }) => start <= at && at < end).map(({ finding }) => finding))];
    const last = pieces.at(-1);
    if (last && last.findings.join() === findings.join()) last.text += sign;
    else pieces.push({ text: sign, findings });
  });
  return pieces;
}
