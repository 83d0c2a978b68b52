import { remember, where } from "../../data/preferences";
import { careerOptions } from "../../people/pages/roles/searches";
import { Combo } from "../../ui/forms/combo";
import { Fetched } from "../../ui/forms/fetched";
import { homesWords } from "../words/homes";

const SHOWN = 4;

interface Job {
  code: string;
  label: string;
}

/** The job that somebody does or did, said on this phone and kept on it alone. */
const job = remember<Job | null>("job", null, (value) => value === null || typeof (value as Job)?.code === "string");

/** For who changes: careers of the skills that their job asked for. */
export function CloseToMine() {
  const words = homesWords().job;
  const code = job.value?.code;
  return (
    <section aria-labelledby="close-to-mine">
      <h2 id="close-to-mine">{words.title}</h2>
      <Combo
        label={words.field}
        hint={words.hint}
        none={words.none}
        chosen={job.value?.label}
        search={careerOptions}
        onChoose={({ key, label }) => {
          job.value = { code: key, label };
        }}
      />
      {code && (
        <>
          <Fetched load={() => import("../../guide/pages/hiring/close-careers")}>
            {({ CloseCareers }) => <CloseCareers code={code} place={where.value} limit={SHOWN} />}
          </Fetched>
          <p class="actions">
            <a href={`/hiring?from=${code}`}>{words.more}</a>
            <button
              type="button"
              class="button"
              onClick={() => {
                job.value = null;
              }}
            >
              {words.forget}
            </button>
          </p>
        </>
      )}
    </section>
  );
}
