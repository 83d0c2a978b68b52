import type { Training } from "../../../data/types";
import { MentorsKind } from "../../../talk/pages/mentors/mentors-of-career";
import { Icon } from "../../../ui/icon";
import { trainingsWords } from "../../words/trainings";

/** The careers that a training leads to: what they are, somebody who learns them, and where to try them. */
export function LeadsTo({ training: { careers } }: { training: Training }) {
  const words = trainingsWords();
  return (
    <section>
      <h2>{words.careers}</h2>
      {careers.length === 0 && <p>{words.careersNone}</p>}
      <ul class="cards">
        {careers.map(({ code, label }) => (
          <li key={code} class="card of-career leads">
            <div class="card-text">
              <h3>
                <a href={`/careers/${code}`}>{label}</a>
              </h3>
              <p class="actions">
                <MentorsKind code={code} kind="apprentice" words={words.apprentice} otherwise={words.mentor} />
                <a class="button" href={`/offers?rome=${code}`}>
                  <Icon name="offers" />
                  {words.offers}
                </a>
              </p>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
