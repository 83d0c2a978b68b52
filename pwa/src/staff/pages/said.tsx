import { momentText } from "../../data/format";
import { language } from "../../i18n";
import type { LineSeen } from "../../safety/data/staff";
import { casesWords } from "../words/cases";
import { piecesOf } from "./spans";

interface Props {
  lines: LineSeen[];
  nameOf: (author: string | null) => string;
}

/** What was written, in its order, as it was written; what the filter found is marked and named. */
export function Said({ lines, nameOf }: Props) {
  const words = casesWords();
  return (
    <ol class="written">
      {lines.map((line) => (
        <li key={line.id} class={line.subject ? "subject" : undefined}>
          <p class="facts">
            <strong>{nameOf(line.author_id)}</strong>
            <span>{momentText(line.written_at, language.value)}</span>
            {words.statuses[line.status] && <span>{words.statuses[line.status]}</span>}
          </p>
          {line.subject && (
            <p>
              <span class="tag alarm">{words.subject}</span>
            </p>
          )}
          <p class="as-typed">
            {piecesOf(line.original, line.spans).map(({ text, findings }, index) =>
              findings.length ? <Found key={index} text={text} findings={findings} /> : text,
            )}
          </p>
        </li>
      ))}
    </ol>
  );
}

/** A marked run, then what it is; who listens hears where it ends. */
function Found({ text, findings }: { text: string; findings: string[] }) {
  const words = casesWords();
  return (
    <>
      <mark>{text}</mark>{" "}
      <small class="tag">
        <span class="hidden">{words.noticed}</span> {findingsText(findings)}
        <span class="hidden">, </span>
      </small>
    </>
  );
}

/** "numéro, rendez-vous". */
export function findingsText(findings: string[]): string {
  const words = casesWords();
  return findings.map((one) => words.findings[one] ?? one).join(", ");
}
