// How long a card stays on the screen, by two clocks: one may stand still while the phone sleeps, the other be set back.

/** Milliseconds, of the phone's clock and of one that is never set. */
export interface Moment {
  clock: number;
  steady: number;
}

/** The phone's clock may be put right by so much without a word. */
const SLACK_MS = 2_000;

export const thisMoment = (): Moment => ({ clock: Date.now(), steady: performance.now() });

/** What is left of a time that began then; nothing where the phone's clock was set back meanwhile. */
export function leftOf(lasts: number, since: Moment, now: Moment): number {
  const told = now.clock - since.clock;
  if (told < -SLACK_MS) return 0;
  return Math.max(0, lasts - Math.max(told, now.steady - since.steady));
}

/** Minutes and seconds that are left, « 4:09 ». */
export function leftText(left: number): string {
  const seconds = Math.ceil(left / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}
