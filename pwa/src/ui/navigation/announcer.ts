import { signal } from "@preact/signals";

/** What the polite live region says to screen readers. */
export const spoken = signal("");
/** A short word on screen (and spoken) after an action. */
export const toast = signal("");

const TOAST_MS = 6000;
let fading: ReturnType<typeof setTimeout> | undefined;

/** Say it to screen readers; the same words twice are said twice. */
export function announce(text: string): void {
  spoken.value = spoken.value === text ? `${text}\u00a0` : text;
}

/** Show a short word; it goes by itself. */
export function show(text: string): void {
  toast.value = text;
  announce(text);
  clearTimeout(fading);
  fading = setTimeout(() => (toast.value = ""), TOAST_MS);
}
