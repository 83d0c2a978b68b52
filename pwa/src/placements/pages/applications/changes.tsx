import { momentText } from "../../../data/format";
import { language } from "../../../i18n";
import type { Application, PlacementChange } from "../../data/applications";
import { changesWords } from "../../words/changes";
import "../../../ui/sheet-frame.css";
import "./applications.css";

/** To the pupil: what the company changed since they applied, or since it gave the place. */
export function Changed({ application: { changes, status } }: { application: Application }) {
  const words = changesWords();
  return (
    <section class="hint-card">
      <h2>{words.changed}</h2>
      <Changes changes={changes} />
      {(status === "accepted" || status === "confirmed") && <p>{words.changedHelp}</p>}
      {status === "sent" && <p>{words.changedBefore}</p>}
    </section>
  );
}

/** What a company changed of a place: from what, to what; the last first. */
export function Changes({ changes }: { changes: PlacementChange[] }) {
  const words = changesWords();
  return (
    <>
      {changes.map(({ at, parts }) => (
        <div key={at}>
          <p class="hint">{momentText(at, language.value)}</p>
          <dl class="pairs">
            {parts.map((part) => (
              <div key={part.what}>
                <dt>{words.what[part.what]}</dt>
                <dd>
                  {part.what === "work" ? (
                    <details>
                      <summary>{words.read}</summary>
                      <Both part={part} />
                    </details>
                  ) : (
                    <Both part={part} />
                  )}
                </dd>
              </div>
            ))}
          </dl>
        </div>
      ))}
    </>
  );
}

function Both({ part: { before, after } }: { part: PlacementChange["parts"][number] }) {
  const words = changesWords();
  return (
    <>
      <p class="hint as-typed">{words.before(before[language.value] || words.nothing)}</p>
      <p class="as-typed">{after ? words.after(after[language.value] || words.nothing) : words.unread}</p>
    </>
  );
}
