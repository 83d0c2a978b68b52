// Lines of a list that nobody was awarded by, as they were typed, so that just those can be corrected.
import type { Batch } from "./issuing";
import type { Read, Row } from "./recipients";

/** A list that was sent from this phone; of what was typed only what went wrong is kept once it is through. */
export interface SentList {
  batch: string;
  /** Names the columns of a table: without it its lines would be read otherwise. */
  header: string;
  /** The words for everybody. */
  narrative: string;
  /** What was typed, by the position that the server counts. */
  rows: Record<number, Row>;
  wrong: Read["wrong"];
}

/** A line, and why it was left out: a code of the server's, or ours. */
export interface LeftOut {
  /** Counted from 1, as people count; unknown where another phone sent the list. */
  line: number | null;
  text: string;
  why: string;
}

/** Those lines as a list that can be corrected and read again. */
export function linesOf(sent: SentList | undefined, lines: LeftOut[]): string {
  return [sent?.header ?? "", ...lines.map(({ text }) => text)].filter(Boolean).join("\n");
}

/** Every line that was left out, before it was sent or since, as the list had them. */
export function leftOut(sent: SentList | undefined, lines: Batch["lines"]): LeftOut[] {
  const before = (sent?.wrong ?? []).map(({ line, row, why }) => ({ line, text: row, why }));
  const since = lines.map(({ position, email, error }) => {
    const row = sent?.rows[position];
    return { line: row?.line ?? null, text: row?.text ?? email ?? "", why: error ?? "" };
  });
  return [...before, ...since].sort((a, b) => (a.line ?? 0) - (b.line ?? 0));
}
