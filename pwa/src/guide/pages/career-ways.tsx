import type { components } from "../../data/api";
import { client, unwrap } from "../../data/client";
import { where } from "../../data/preferences";
import { t } from "../../i18n";
import { useLoaded } from "../../ui/forms/use-loaded";
import { trainingsWords } from "../words/trainings";
import "./career-ways.css";
import { pointOf } from "./trainings/search";

const YEAR = 12;

type Way = components["schemas"]["Way"];

/** The ways from 3e to a career, as a tree of lists; the page is whole without it. */
export function CareerWays({ code }: { code: string }) {
  const words = trainingsWords();
  const query = pointOf(where.value);
  const { data } = useLoaded(`ways ${code} ${JSON.stringify(query)}`, (signal) =>
    unwrap(client.GET("/api/v1/careers/{code}/trainings", { params: { path: { code }, query }, signal })),
  );
  if (!data?.ways.length) return null;
  const first = data.ways.filter((way) => way.after_third || !way.from.length);
  return (
    <section>
      <h2>{words.ways}</h2>
      {data.broader && <p class="banner">{words.waysBroader(data.broader.label)}</p>}
      <p>{words.waysLead}</p>
      <Branch ways={first} all={data.ways} above={[]} tag={data.broader ? words.leadsBroader : words.leads} />
      <p>
        <a href={`/trainings?career=${code}`}>{words.waysAll}</a>
      </p>
    </section>
  );
}

/** Ways, and under each what it leads on to; what stands above is not gone round again. */
function Branch({ ways, all, above, tag }: { ways: Way[]; all: Way[]; above: string[]; tag: string }) {
  return (
    <ul class="ways">
      {ways.map((way) => {
        const path = [...above, way.id];
        const next = all.filter(({ id, from }) => from.includes(way.id) && !path.includes(id));
        return (
          <li key={way.id}>
            <Step way={way} tag={tag} isLater={above.length > 0} />
            {next.length > 0 && <Branch ways={next} all={all} above={path} tag={tag} />}
          </li>
        );
      })}
    </ul>
  );
}

function Step({ way, tag, isLater }: { way: Way; tag: string; isLater: boolean }) {
  const { statuses, nearest, leads } = way;
  // After a 2de or a CAP the first of its three years is done.
  const months = way.months && isLater && way.diploma.startsWith("Bac pro") ? way.months - YEAR : way.months;
  const facts = [
    months && t().trainings.months(months),
    ...statuses.map((status) => t().trainings.statuses[status]),
    nearest && t().trainings.at(nearest.name, nearest.commune),
  ];
  return (
    <div class="step">
      {/* The bac and the 2de of the general way are steps, no trainings with a page. */}
      {way.places === null ? way.label : <a href={`/trainings/${way.id}`}>{way.label}</a>}
      <p class="hint">{facts.filter(Boolean).join(" · ")}</p>
      {leads && (
        <p>
          <span class="tag">{tag}</span>
        </p>
      )}
    </div>
  );
}
