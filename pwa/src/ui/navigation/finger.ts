// A page that fills in moves, and a browser looks for what was tapped only once the finger has left.

const MEANT = "a, button, summary, label, [role=option]";
/** Between touching and the click of a tap; longer ago, the click is of a mouse or a keyboard. */
const TAP_MS = 1000;

/** What the finger touched is what gets the tap, wherever it has gone meanwhile; what has gone altogether takes the tap with it. */
export function startFinger(): void {
  let touched: HTMLElement | null = null;
  let at = 0;
  const start = ({ target, timeStamp }: Event): void => {
    touched = (target as Element).closest(MEANT);
    at = timeStamp;
  };
  addEventListener("touchstart", start, { capture: true, passive: true });
  addEventListener(
    "click",
    (event) => {
      const meant = touched;
      touched = null;
      if (!meant || event.timeStamp - at > TAP_MS || meant.contains(event.target as Node)) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      if (meant.isConnected) meant.click();
    },
    true,
  );
}
