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

/**
 * The text in pieces: each run of what was found is one, with every kind found in it, however its spans overlap.
 * Positions count code points, as the server does.
 */
export function piecesOf(text: string, spans: readonly Span[]): Piece[] {
  const signs = [...text];
  const pieces: Piece[] = [];
  const add = (from: number, to: number, findings: string[]): void => {
    if (from < to) pieces.push({ text: signs.slice(from, to).join(""), findings });
  };
  let done = 0;
  for (const { start, end, findings } of runsOf(spans)) {
    add(done, start, []);
    add(start, end, [...findings]);
    done = end;
  }
  add(done, signs.length, []);
  return pieces;
}

/** Spans that overlap or touch are one run. */
function runsOf(spans: readonly Span[]): { start: number; end: number; findings: Set<string> }[] {
  const runs: { start: number; end: number; findings: Set<string> }[] = [];
  for (const { finding, start, end } of [...spans].sort((a, b) => a.start - b.start)) {
    const last = runs.at(-1);
    if (last && start <= last.end) {
      last.end = Math.max(last.end, end);
      last.findings.add(finding);
    } else runs.push({ start, end, findings: new Set([finding]) });
  }
  return runs;
}
