import { AskLook } from "../../../safety/parts/ask-look";
import type { Application } from "../../data/applications";
import { maskedWords } from "../../words/masked";

/** To the pupil: which of their words the company does not see, and why; one tap asks somebody to look. */
export function Masked({ application: { id, masked } }: { application: Application }) {
  const words = maskedWords();
  return (
    <section class="hint-card">
      <p class="as-typed">{words.words(masked)}</p>
      <p class="hint">{words.why}</p>
      <AskLook about={{ subject_kind: "application", subject_id: id }} />
    </section>
  );
}
