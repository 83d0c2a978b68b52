import type { Application } from "../../data/applications";
import { outcomeWords } from "../../words/outcome";

/** To the pupil: what the company said once the placement was over, and the page to keep of it. */
export function Outcome({ application: { id, took_place } }: { application: Application }) {
  const words = outcomeWords();
  if (!took_place) return <p class="hint-card">{words.notDone}</p>;
  return (
    <section class="hint-card reached">
      <p>
        <strong>{words.done}</strong>
      </p>
      <p class="actions">
        <a class="button main" href={`/me/applications/${id}/attestation`}>
          {words.page}
        </a>
      </p>
    </section>
  );
}
