import type { ComponentChildren } from "preact";
import { useRef } from "preact/hooks";
import type { WordingFound } from "../../data/company/offers";
import { language } from "../../i18n";
import { colon } from "../../i18n/colon";
import { companyWords } from "../../i18n/company";
import { foundIn } from "./use-wording";

/** Letters shown on each side of marked words. */
const AROUND = 40;

interface ListProps {
  found: readonly WordingFound[];
  /** Shows words in the text that they stand in. */
  onShow?: (word: string) => void;
}

/** What was noticed in the words of an offer: which, what they touch by which article, what to write instead. */
export function WordingList({ found, onShow }: ListProps) {
  const words = companyWords().wording;
  return (
    <ul class="plain wording">
      {found.map(({ ground, words: parts, why, article, instead }) => (
        <li key={ground}>
          <p>
            {parts.map((part, index) => (
              <>
                {index > 0 && ", "}
                {onShow ? (
                  <button key={part} type="button" class="in-text" onClick={() => onShow(part)}>
                    <q>{part}</q>
                  </button>
                ) : (
                  <q key={part}>{part}</q>
                )}
              </>
            ))}
            <br />
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

/** A text with words in it marked. */
export function Marked({ text, words }: { text: string; words: readonly string[] }) {
  if (!words.length) return <>{text}</>;
  const longest = [...words].sort((a, b) => b.length - a.length);
  const pattern = longest.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).join("|");
  // Every second part is what was split at.
  return <>{text.split(new RegExp(`(${pattern})`)).map((part, index) => (index % 2 ? <mark key={index}>{part}</mark> : part))}</>;
}

/** Words with a little of what stands around them. */
function excerpt(text: string, word: string): string {
  const at = text.indexOf(word);
  const [from, to] = [Math.max(0, at - AROUND), Math.min(text.length, at + word.length + AROUND)];
  return (from > 0 ? "…" : "") + text.slice(from, to) + (to < text.length ? "…" : "");
}

interface Props {
  /** Its name, by which links lead to it. */
  field: string;
  found: readonly WordingFound[];
  /** What is written in the field now. */
  text: string;
  children: ComponentChildren;
}

/** A field of text; under it which of its words will be looked at, marked. A touch on one selects it in the field. */
export function WordsAt({ field, found, text, children }: Props) {
  const words = companyWords().wording;
  const box = useRef<HTMLDivElement>(null);
  const here = foundIn(found, text);
  const marked = here.flatMap((one) => one.words);
  const show = (word: string): void => {
    const input = box.current?.querySelector<HTMLInputElement | HTMLTextAreaElement>("textarea, input");
    const at = input?.value.indexOf(word) ?? -1;
    if (!input || at < 0) return;
    input.setSelectionRange(at, at + word.length);
    input.focus();
  };
  return (
    <div ref={box} class="words-at" data-field={field}>
      {children}
      <div role="status">
        {here.length > 0 && (
          <div class="word warn" tabIndex={-1} data-words>
            <p>
              <strong>{words.ahead}</strong>
            </p>
            {[...new Set(marked.map((word) => excerpt(text, word)))].map((part) => (
              <p key={part} class="quoted">
                <Marked text={part} words={marked} />
              </p>
            ))}
            <WordingList found={here} onShow={show} />
            <p>{words.yours}</p>
          </div>
        )}
      </div>
    </div>
  );
}
