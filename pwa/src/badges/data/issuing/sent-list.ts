// The last list of each badge that was sent from this phone, kept for its lines that fail.
import { keepForAccount, keptForAccount } from "../../../data/session";
import type { Batch } from "./issuing";
import type { SentList } from "./left-out";
import type { Read } from "./recipients";

const name = (achievement: string): string => `sent-list:${achievement}`;

/** Remember the last list of a badge. */
export function keepSent(achievement: string, batch: string, narrative: string, { header, rows, wrong }: Read): void {
  const sent: SentList = { batch, header, narrative, rows: Object.fromEntries(rows.entries()), wrong };
  keepForAccount(name(achievement), sent);
}

/** The list that was sent as that batch, where it was sent from this phone. */
export function keptSent(achievement: string, batch: string): SentList | undefined {
  const sent = keptForAccount<SentList>(name(achievement));
  return sent?.batch === batch ? sent : undefined;
}

/** Forget the lines that went well, of a list that is through. */
export function keepFailed(achievement: string, sent: SentList, lines: Batch["lines"]): void {
  const failed = lines.flatMap(({ position }) =>
    sent.rows[position] ? [[position, sent.rows[position]] as const] : [],
  );
  const some = failed.length + sent.wrong.length > 0;
  keepForAccount(name(achievement), some ? { ...sent, rows: Object.fromEntries(failed) } : null);
}
