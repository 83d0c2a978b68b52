import { t } from "../i18n";

/** A field of training, in the language on screen. */
export function domainName({ code, label }: { code: string; label: string }): string {
  return t().trainings.domains[code] ?? label;
}
