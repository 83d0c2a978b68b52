import { copyText } from "../../../ui/copy";
import type { LeftOut } from "../../data/issuing/left-out";
import { issuingWords } from "../../words/issuing";

interface Props {
  lines: LeftOut[];
  /** How many others the server does not tell. */
  more: number;
  /** These lines as a list that can be read again. */
  text: string;
  onCorrect: () => void;
}

/** The lines of a list that nobody was awarded by: which, what was written, and why. */
export function NotSent({ lines, more, text, onCorrect }: Props) {
  const words = issuingWords().awarding;
  if (!lines.length) return null;
  const copy = (): void => void copyText(text, words.copied, words.notCopied);
  return (
    <section>
      <h2>{words.notSent(lines.length + more)}</h2>
      <ul class="cards">
        {lines.map(({ line, text: typed, why }) => (
          <li key={`${line} ${typed}`} class="card">
            <div class="card-text">
              {line !== null && <p class="hint">{words.line(line)}</p>}
              <p class="typed-line">{typed}</p>
              <p class="field-error">{words.errors[why] ?? why}</p>
            </div>
          </li>
        ))}
      </ul>
      {more > 0 && <p>{words.moreWrong(more)}</p>}
      <p class="actions">
        <button type="button" class="button" onClick={onCorrect}>
          {words.correct}
        </button>
        <button type="button" class="button" onClick={copy}>
          {words.copyLines}
        </button>
      </p>
    </section>
  );
}
