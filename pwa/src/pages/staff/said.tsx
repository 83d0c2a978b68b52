import { momentText } from "../../data/format";
import type { LineSeen } from "../../data/moderation/staff";
import { language } from "../../i18n";
import { casesWords } from "../../i18n/cases";
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
              findings.length ? (
                <mark key={index}>
                  {text}
                  <small> ({findings.map((one) => words.findings[one] ?? one).join(", ")})</small>
                </mark>
              ) : (
                text
              ),
            )}
          </p>
        </li>
      ))}
    </ol>
  );
}
