import { useEffect, useRef } from "preact/hooks";
import type { HeldFor, LawFinding, WordingFound } from "../../data/company/offers";
import { companyWords } from "../../i18n/company";
import { LawText } from "./declarations";
import { doorOf } from "./steps";
import { WordingList } from "./wording";

interface Props {
  /** Fields that keep it from being published, each with why. */
  wrong: ReadonlyMap<string, string | undefined>;
  /** How often it was to go out all the same, and was refused. */
  refused: number;
  /** What of the law somebody will look at. */
  asked: readonly LawFinding[];
  /** The words that somebody will look at. */
  found: readonly WordingFound[];
  /** For what else it would wait. */
  others: readonly HeldFor[];
  /** What of this was checked, of the offer as it is now; "out": the law is once it is saved. */
  checked: "all" | "out" | "not yet" | "failed";
}

/** Where an offer stands before it is published, in one word: something is wrong, somebody reads it first, or nothing. */
export function Standing({ wrong, refused, asked, found, others, checked }: Props) {
  const words = companyWords();
  const { standing } = words.form;
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (refused) box.current?.querySelector("a")?.focus();
  }, [refused]);
  if (wrong.size) {
    return (
      <div ref={box} class="word warn" role={refused ? "alert" : "status"}>
        <p>
          <strong>{standing.missing}</strong>
        </p>
        <ul class="missing-list">
          {[...wrong].map(([field, why]) => (
            <li key={field}>
              <a href={doorOf(field)}>{words.form.fieldNames[field] ?? field}</a> {why && <span class={refused ? "field-error" : "hint"}>{why}</span>}
            </li>
          ))}
        </ul>
      </div>
    );
  }
  if (asked.length || found.length || others.length) {
    const onlyWaits = !asked.length && !found.length && others.every((code) => code === "company_unverified");
    return (
      <div class="word warn" role="status">
        <p>
          <strong>{onlyWaits ? standing.waits : standing.readFirst}</strong>
        </p>
        {!onlyWaits && others.map((code) => <p key={code}>{words.offer.heldFor[code] ?? code}</p>)}
        {asked.length > 0 && (
          <>
            <p>{words.form.asked}</p>
            <ul class="plain">
              {asked.map((finding) => (
                <li key={finding.rule}>
                  <LawText finding={finding} /> <a href={doorOf((finding.field === "declarations" && finding.declarations[0]) || finding.field)}>{words.form.see(words.form.fieldNames[finding.field] ?? "")}</a>
                </li>
              ))}
            </ul>
          </>
        )}
        {found.length > 0 && (
          <>
            <p>{words.wording.ahead}</p>
            <WordingList found={found} />
            <p>
              {words.wording.yours} <a href={doorOf("description")}>{words.wording.change}</a>
            </p>
          </>
        )}
      </div>
    );
  }
  const texts = { all: standing.ready, out: standing.out, "not yet": standing.checking, failed: standing.unchecked };
  return (
    <p class={checked === "all" ? "word" : "word plain-word"} role="status">
      {texts[checked]}
    </p>
  );
}
