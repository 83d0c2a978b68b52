import { language } from ".";

/** What stands between a name and what it is: French puts a space before it that no line breaks at. */
export function colon(): string {
  return language.value === "fr" ? "\u00a0: " : ": ";
}
