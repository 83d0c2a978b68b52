import type { RefObject } from "preact";

/** Bring a form's first wrong field under the eye, once what is wrong is on screen. */
export function focusWrong(form: RefObject<HTMLFormElement | null>): void {
  requestAnimationFrame(() => form.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus());
}
