import type { Screening } from "../../data/safety";
import { safetyWords } from "../words/safety";
import { HelpNumbers } from "./help-numbers";

/** What the server did with one's words, and why; nothing where it did nothing. */
export function Screened({ screening }: { screening: Screening }) {
  const words = safetyWords();
  const { masked, held, distress, left } = screening;
  const details = masked.filter((kind) => kind !== "insult" && kind !== "distress");
  return (
    <>
      {distress && <HelpNumbers />}
      {details.length > 0 && (
        <div class="hint-card" role="status">
          <p>
            <strong>{words.masked(words.findings(details))}</strong>
          </p>
          <p>
            {words.maskedWhy} {left && words.rest}
          </p>
        </div>
      )}
      {held && (
        <div class="hint-card" role="status">
          <p>
            <strong>{words.held}</strong>
          </p>
          <p>{words.heldWhy}</p>
        </div>
      )}
    </>
  );
}
