import { numberText } from "../../../data/format";
import { language } from "../../../i18n";

/** « 1 600 € »: what is counted is no finer. */
export function euros(amount: number): string {
  const number = numberText(amount, language.value);
  return language.value === "fr" ? `${number}\u00a0€` : `€${number}`;
}
