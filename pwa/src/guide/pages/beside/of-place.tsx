import type { components } from "../../../data/api";
import { client, unwrap } from "../../../data/client";
import { percentText } from "../../../data/format";
import { language, t } from "../../../i18n";
import { useLoaded } from "../../../ui/forms/use-loaded";
import { trainingsWords } from "../../words/trainings";
import { Leavers, Share } from "../trainings/leavers";
import "../../parts/counted.css";

type Outcome = components["schemas"]["SchoolOutcome"];

const WAYS = ["all", "school", "apprenticeship"] as const;
const LATER = [12, 18, 24] as const;

/** What became of those who left a school, by way; the page is whole without it. */
export function PlaceOutcomes({ id }: { id: string }) {
  const words = trainingsWords();
  const known = useLoaded(`outcomes of ${id}`, (signal) =>
    unwrap(client.GET("/api/v1/places/{place_id}/outcomes", { params: { path: { place_id: id } }, signal })),
  ).data;
  const told = known?.outcomes.filter(({ employed_6, further_study }) => (employed_6 ?? further_study) !== null);
  if (!known || !told?.length) return null;
  return (
    <section>
      <h2>{words.afterSchool}</h2>
      {WAYS.map((way) => (
        <Way
          key={way}
          name={t().trainings.statuses[way] ?? words.everybody}
          years={told.filter((one) => one.way === way)}
        />
      ))}
      <p class="hint">
        {words.whole} {words.compare}
      </p>
      <p class="hint">{known.sources.map(({ title, publisher }) => `${title} (${publisher})`).join(" · ")}</p>
    </section>
  );
}

/** The newest year in words, those before in a table. */
function Way({ name, years: [newest, ...before] }: { name: string; years: Outcome[] }) {
  const words = trainingsWords();
  if (!newest) return null;
  return (
    <>
      <h3>{name}</h3>
      <Leavers outcome={newest} />
      <dl class="pairs">
        {LATER.map((months) => (
          <Share key={months} name={words.outcomesEmployed(months)} share={newest[`employed_${months}`]} />
        ))}
        <Share name={words.brokenContracts} share={newest.broken_contracts} />
      </dl>
      {before.length > 0 && (
        <details>
          <summary>{words.yearsBefore}</summary>
          <table class="counted years">
            <caption class="hint">{words.yearsMeaning}</caption>
            <thead>
              <tr>
                {words.yearsColumns.map((column) => (
                  <th key={column} scope="col">
                    {column}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {before.map(({ year, further_study, employed_6, expected_6 }) => (
                <tr key={year}>
                  <th scope="row">{year}</th>
                  {[further_study, employed_6, expected_6].map((share, column) => (
                    <td key={words.yearsColumns[column + 1]}>
                      {share === null ? <Unpublished /> : percentText(share, language.value)}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </details>
      )}
    </>
  );
}

function Unpublished() {
  return (
    <>
      <span aria-hidden="true">–</span>
      <span class="hidden">{trainingsWords().unpublished}</span>
    </>
  );
}
