// What the server wrote of the page that this tab began with (api/platform/kit/first_words.py): it stays on screen
// until the page is there.
import { language } from "../i18n";
import { path } from "./navigation/router";

const words = document.getElementById("first-words");
const address = location.pathname;

/** Take them out of where the app is about to be drawn. */
export function takeFirstWords(): void {
  words?.remove();
}

/** The words of this page; null on another page, or where another language is shown. */
export function firstWords(): HTMLElement | null {
  return path.value === address && words?.lang === language.value ? words : null;
}
