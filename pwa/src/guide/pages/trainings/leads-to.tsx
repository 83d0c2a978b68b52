import type { Training } from "../../../data/types";
import { MentorsKind } from "../../../talk/pages/mentors/mentors-of-career";
import { Icon } from "../../../ui/icon";
import { keepNear } from "../../../ui/use-near";
import { trainingsWords } from "../../words/trainings";
import { ParcoursLinks } from "./parcours";

/** The first careers have ways on to people and placements, the others their names: each asks the server. */
const WITH_WAYS = 2;

type Career = Training["careers"][number];

/** The careers that a training leads to: what they are, somebody who learns them, and where to try them. */
export function LeadsTo({ training }: { training: Training }) {
  const words = trainingsWords();
  // A copy kept by an earlier version of the app does not say which are sure, nor what else.
  const { careers: all, fields = [], occupations = [], contest } = training;
  const parcours = training.specialities ? [] : (training.parcours ?? []);
  const careers = all.filter(({ firm = true }) => firm);
  const others = all.filter((career) => !careers.includes(career));
  const more = careers.slice(WITH_WAYS);
  return (
    <section>
      <h2>{words.careers}</h2>
      {all.length + occupations.length + parcours.length === 0 && (
        <p>{fields.length ? words.careersWider : words.careersNone}</p>
      )}
      <ul class="cards">
        {careers.slice(0, WITH_WAYS).map((career) => (
          <li key={career.code} class="card of-career leads">
            <div class="card-text">
              <h3>
                <Name career={career} />
              </h3>
              <p class="actions">
                <MentorsKind code={career.code} kind="apprentice" words={words.apprentice} otherwise={words.mentor} />
                <a class="button" href={`/offers?rome=${career.code}`}>
                  <Icon name="offers" />
                  {words.offers}
                </a>
              </p>
            </div>
          </li>
        ))}
      </ul>
      {more.length > 0 && (
        <ul class="links">
          {more.map((career) => (
            <li key={career.code}>
              <Name career={career} />
            </li>
          ))}
        </ul>
      )}
      {parcours.length > 0 && (
        <>
          <p>{words.parcours}</p>
          <ParcoursLinks parcours={parcours} />
        </>
      )}
      {fields.length > 0 && (
        // Both give every option the fields of the whole diploma.
        <p>
          {words.fields(
            fields.map(({ label }) => label),
            training.label.includes(" option "),
          )}
        </p>
      )}
      {others.length > 0 && (
        <>
          <p>{contest ? words.careersContest : words.careersToo}</p>
          <ul class="links">
            {others.map((career) => (
              <li key={career.code}>
                <Name career={career} />
              </li>
            ))}
          </ul>
        </>
      )}
      {occupations.length > 0 && <p>{words.careersOnisep(occupations)}</p>}
    </section>
  );
}

/** By which title its publisher names it, and the career's own where it is another one. */
function Name({ career: { code, label, named } }: { career: Career }) {
  return (
    <>
      <a href={keepNear(`/careers/${code}`)}>{named ?? label}</a>
      {named && <span class="hint"> {trainingsWords().careerSheet(label)}</span>}
    </>
  );
}
