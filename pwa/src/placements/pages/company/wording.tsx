import type { ComponentChildren } from "preact";
import { useRef } from "preact/hooks";
import { language } from "../../../i18n";
import { colon } from "../../../i18n/colon";
import type { WordingFound } from "../../data/company/offers";
import { companyWords } from "../../words/company";
import { excerpts } from "./texts";
import { foundIn, type Wording } from "./use-wording";

interface ListProps {
  found: readonly WordingFound[];
  /** How words are quoted; without, one by one. */
  quote?: (words: readonly string[]) => ComponentChildren;
}

/** What was noticed in the words of an offer: which, what they touch by which article, what to write instead. */
export function WordingList({ found, quote = quoted }: ListProps) {
  const words = companyWords().wording;
  return (
    <ul class="plain">
      {found.map(({ ground, words: parts, why, article, instead }) => (
        <li key={ground}>
          {quote(parts)}
          <p>
            {words.touches}
            {colon()}
            <strong>{why[language.value]}</strong> <span class="hint">({article})</span>
          </p>
          <p>
            {words.instead}
            {colon()}
            {instead[language.value]}
          </p>
        </li>
      ))}
    </ul>
  );
}

function quoted(words: readonly string[]): ComponentChildren {
  return (
    <p>
      {words.map((word, index) => (
        <>
          {index > 0 && ", "}
          <q key={word}>{word}</q>
        </>
      ))}
    </p>
  );
}

/** A text with words in it marked. */
export function Marked({ text, words }: { text: string; words: readonly string[] }) {
  if (!words.length) return <>{text}</>;
  const longest = [...words].sort((a, b) => b.length - a.length);
  const pattern = longest.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).join("|");
  // Every second part is what was split at.
  return (
    <>
      {text
        .split(new RegExp(`(${pattern})`))
        .map((part, index) => (index % 2 ? <mark key={index}>{part}</mark> : part))}
    </>
  );
}

interface Props {
  /** Its name, by which links lead to it. */
  field: string;
  wording: Wording;
  /** What is written in the field now. */
  text: string;
  children: ComponentChildren;
}

/** A field of text; under it which of its words are refused or will be looked at, marked. A touch on one selects it in the field. */
export function WordsAt({ field, wording, text, children }: Props) {
  const words = companyWords().wording;
  const box = useRef<HTMLDivElement>(null);
  const here = foundIn(wording.found, text);
  const contacts = wording.contacts.filter((word) => text.includes(word));
  const show = (word: string): void => {
    const input = box.current?.querySelector<HTMLInputElement | HTMLTextAreaElement>("textarea, input");
    const at = input?.value.indexOf(word) ?? -1;
    if (!input || at < 0) return;
    input.setSelectionRange(at, at + word.length);
    input.focus();
  };
  const quote = (parts: readonly string[]): ComponentChildren =>
    excerpts(text, parts).map(({ part, word }) => (
      <button key={part} type="button" class="in-text quoted" onClick={() => show(word)}>
        <Marked text={part} words={parts} />
      </button>
    ));
  return (
    <div ref={box} class="words-at" data-field={field}>
      {children}
      <div role="status">
        {contacts.length > 0 && (
          <div class="word warn">
            <p>
              <strong>{words.remove}</strong>
            </p>
            {quote(contacts)}
          </div>
        )}
        {here.length > 0 && (
          <div class="word warn" tabIndex={-1} data-words>
            <p>
              <strong>{words.ahead}</strong>
            </p>
            <WordingList found={here} quote={quote} />
            <p>{words.yours}</p>
          </div>
        )}
      </div>
    </div>
  );
}
