import { language } from "../../../i18n";
import { TEXTS } from "../../data/company/content";
import type { HeldFor, LawFinding, OfferRules } from "../../data/company/offers";

/** Why a field is not right: one sentence, what else there is to say, and the articles that say so. */
export interface Why {
  says: string;
  more: string;
  sources: string;
}

/** A text as its first sentence and what follows. */
export function whyOf(text: string, sources: readonly { name: string }[] = []): Why {
  const [, says = text, more = ""] = /^(.*?[.!?])\s+(?=[\p{Lu}«(])(.*)$/su.exec(text) ?? [];
  return { says, more, sources: sources.map(({ name }) => name).join(", ") };
}

/** What exactly in an offer breaks a rule, with the limit that holds for it, then what to do: all the limits of the rule
 * would say others beside it. */
export function exactlyOf(told: string, rule: string | undefined): string {
  const exactly = rule && told !== rule && told.endsWith(rule) ? told.slice(0, -rule.length).trim() : "";
  return exactly && rule ? `${exactly} ${whyOf(rule).more}`.trim() : told;
}

/** Whether an offer needs no reader: its organisation is verified first, and then it appears by itself. */
export function onlyWaits(heldFor: readonly HeldFor[]): boolean {
  return heldFor.length > 0 && heldFor.every((code) => code === "company_unverified");
}

function isText(field: string): boolean {
  return (TEXTS as readonly string[]).includes(field);
}

/** What the law says of an offer somebody will look at, each thing once: what exactly in this offer in place of the whole
 * rule, words that two rules notice at the first, and of what a declaration answers no more than what it answers. */
export function briefly(
  findings: readonly LawFinding[],
  rules: OfferRules | undefined,
  declared: readonly string[],
): string[] {
  const quoted = new Set<string>();
  return findings.map(({ rule, field, says, declarations }) => {
    const whole = says[language.value];
    const its = rules?.rules.find(({ code }) => code === rule)?.says[language.value];
    const isAnswered = declarations.some((code) => declared.includes(code));
    if (!its) return whole;
    // In other words than the rule’s usual ones.
    if (!whole.includes(its)) return isAnswered && !isText(field) ? whyOf(whole).says : whole;
    if (!whole.endsWith(its)) return whole;
    const exactly = whole.slice(0, -its.length).trim();
    if (isText(field)) {
      const again = quoted.has(exactly);
      quoted.add(exactly);
      return again ? its : whole;
    }
    return exactly || (isAnswered ? whyOf(its).says : its);
  });
}
