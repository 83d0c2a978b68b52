import { useEffect, useRef } from "preact/hooks";
import { type OfferContent, TEXTS } from "../../data/company/content";
import type { DeclarationPublic, HeldFor, LawFinding, OfferRules, WordingFound } from "../../data/company/offers";
import { companyWords } from "../../words/company";
import { Declared, LawText } from "./declarations";
import { FieldLinks } from "./form-parts";
import { doorOf } from "./steps";
import { briefly, onlyWaits } from "./why";
import { WordingList } from "./wording";

interface Props {
  /** Fields that keep it from being published, each with why. */
  wrong: ReadonlyMap<string, string | undefined>;
  /** How often it was to go out all the same, and was refused. */
  refused: number;
  rules: OfferRules | undefined;
  content: OfferContent;
  /** Derogations that are declared, as far as nothing else that is asked says them. */
  declared: readonly DeclarationPublic[];
  /** What of the law somebody will look at. */
  asked: readonly LawFinding[];
  /** The words that somebody will look at. */
  found: readonly WordingFound[];
  /** For what else it would wait. */
  others: readonly HeldFor[];
  /** What of this was checked, of the offer as it is now; "out": the law is once it is saved. */
  checked: "all" | "out" | "not yet" | "failed";
}

/** Where to go about what is asked, as the name and the field: of words, to the box that answers them, then to the words. */
function waysFrom(
  { field, declarations }: LawFinding,
  { kind }: OfferContent,
  rules: OfferRules | undefined,
): [string, string][] {
  const isText = (TEXTS as readonly string[]).includes(field);
  if (!isText && field !== "declarations") return [[field, field]];
  const box = declarations.find((code) =>
    rules?.declarations.some((one) => one.code === code && one.kinds.includes(kind)),
  );
  return [
    ...(box ? [["declarations", box] as [string, string]] : []),
    ...(isText ? [[field, field] as [string, string]] : []),
  ];
}

/** Where an offer stands before it is published, in one word: something is wrong, somebody reads it first, or nothing. */
export function Standing({ wrong, refused, rules, content, declared, asked, found, others, checked }: Props) {
  const words = companyWords();
  const { standing } = words.form;
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (refused) box.current?.querySelector("a")?.focus();
  }, [refused]);
  if (wrong.size) {
    // The same reason is said once, whatever it is about.
    const reasons = [...new Set([...wrong.values()].map((why) => why ?? ""))];
    return (
      <div ref={box} class="word warn" role={refused ? "alert" : "status"}>
        <p>
          <strong>{standing.missing}</strong>
        </p>
        <ul class="plain">
          {reasons.map((why) => (
            <li key={why}>
              <span class={refused ? "field-error" : "hint"}>{why}</span>
              <FieldLinks fields={[...wrong.keys()].filter((field) => (wrong.get(field) ?? "") === why)} />
            </li>
          ))}
        </ul>
      </div>
    );
  }
  if (asked.length || found.length || others.length) {
    const said = briefly(asked, rules, content.declarations ?? []);
    const waits = !asked.length && !found.length && onlyWaits(others);
    return (
      <div class="word warn" role="status">
        <p>
          <strong>{waits ? standing.waits : standing.readFirst}</strong>
        </p>
        {!waits && others.map((code) => <p key={code}>{words.offer.heldFor[code] ?? code}</p>)}
        {asked.length > 0 && (
          <>
            <p>{words.form.asked}</p>
            <ul class="plain">
              {asked.map((finding, at) => (
                <li key={at}>
                  <LawText finding={finding} brief={said[at]} />
                  <span class="field-links">
                    {waysFrom(finding, content, rules).map(([name, field]) => (
                      <a key={name} class="to-field" href={doorOf(field)}>
                        {words.form.see(words.form.fieldNames[name] ?? "")}
                      </a>
                    ))}
                  </span>
                </li>
              ))}
            </ul>
            <Declared declared={declared} note={content.declaration_note} />
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
