import { signal } from "@preact/signals";

/** What the polite live region says to screen readers. */
export const spoken = signal("");
/** A short word on screen (and spoken) after an action. */
export const toast = signal("");
/** Takes back what the short word tells. */
export const undo = signal<(() => void) | undefined>(undefined);

const TOAST_MS = 6000;
/** Who moves slowly still reaches the button. */
const UNDO_MS = 20_000;
/** By then a screen reader has begun on what was said. */
const BEGUN_MS = 1000;
let fading: ReturnType<typeof setTimeout> | undefined;

/** Say it to screen readers; the same words twice are said twice. */
export function announce(text: string): void {
  spoken.value = spoken.value === text ? `${text}\u00a0` : text;
}

/** Show a short word; it goes by itself, and with it the button that takes the action back. */
export function show(text: string, takeBack?: () => void): void {
  toast.value = text;
  undo.value = takeBack;
  announce(text);
  clearTimeout(fading);
  fading = setTimeout(
    () => {
      if (spoken.value.trim() === text) spoken.value = "";
      toast.value = "";
    },
    takeBack ? UNDO_MS : TOAST_MS,
  );
}

/** Another page opens: what was said of the one before is over, but for the short word still on screen. */
export function forgetSpoken(): void {
  const said = spoken.value;
  if (!said) return;
  setTimeout(() => {
    if (spoken.value === said && said.trim() !== toast.value) spoken.value = "";
  }, BEGUN_MS);
}
