import { useState } from "preact/hooks";
import { t } from "../../i18n";
import { useLoaded } from "../../ui/forms/use-loaded";
import { Notes } from "../parts/notes";
import { SourcesLine } from "../parts/sources-line";
import { trainingsWords } from "../words/trainings";
import { trainingsApi } from "./trainings/api";
import { Listed } from "./trainings/taught";

const SHOWN = 8;

/** What a place teaches; the page is whole without it. */
export function PlaceTrainings({ id }: { id: string }) {
  const words = trainingsWords();
  const [all, setAll] = useState(false);
  const taught = useLoaded(`taught at ${id}`, (signal) => trainingsApi.at(id, signal)).data;
  if (!taught || !(taught.trainings.length + taught.subjects.length)) return null;
  const shown = all ? taught.trainings : taught.trainings.slice(0, SHOWN);
  const left = taught.trainings.length - shown.length;
  return (
    <section>
      <h2>{words.taught}</h2>
      <Notes of={taught.notes} />
      {shown.length > 0 && (
        <ul class="links">
          {shown.map(({ id: training, label, statuses, by_status, common, alternating, after_diploma }) => (
            <li key={training}>
              <a href={`/trainings/${training}`}>{label}</a>{" "}
              <span class="hint">
                {[
                  ...statuses.map((status) => t().trainings.statuses[status]),
                  after_diploma && words.afterDiploma,
                  common && words.common,
                  alternating && words.alternatingHere,
                ]
                  .filter(Boolean)
                  .join(", ")}
              </span>
              <Listed by={by_status} />
            </li>
          ))}
        </ul>
      )}
      {left > 0 && (
        <p>
          <button type="button" class="button" onClick={() => setAll(true)}>
            {words.more(left)}
          </button>
        </p>
      )}
      {taught.subjects.map(({ kind, labels, year }) => (
        <div key={kind}>
          <h3>{words.subjects[kind]}</h3>
          <ul class="tags">
            {labels.map((label) => (
              <li key={label} class="tag" lang="fr">
                {label}
              </li>
            ))}
          </ul>
          {year && <p class="hint">{words.ofYear(`${year}`)}</p>}
        </div>
      ))}
      <SourcesLine sources={taught.sources} />
    </section>
  );
}
