import { Fragment } from "preact";
import type { components } from "../../data/api";
import { client, unwrap } from "../../data/client";
import { pointOf } from "../../data/point";
import { searchAll, searchHref } from "../../data/search";
import type { Career, Where } from "../../data/types";
import { t } from "../../i18n";
import { useLoaded } from "../../ui/forms/use-loaded";
import { OutLink } from "../../ui/page";
import { ListSkeleton } from "../../ui/skeleton";
import { keepNear } from "../../ui/use-near";
import { Notes } from "../parts/notes";
import { SourcesLine } from "../parts/sources-line";
import { trainingsWords } from "../words/trainings";
import "./career-ways.css";
import { monthsLeft } from "./trainings/way-length";

type Way = components["schemas"]["Way"];

/** A search for schools by the career's name, where it finds any. */
function Schools({ label }: { label: string }) {
  const { data } = useLoaded(`schools ${label}`, (signal) =>
    searchAll({ q: label, type: ["place"], literal: [] }, signal),
  );
  if (!data?.items.length) return null;
  return (
    <li>
      <a href={`${searchHref(label)}&type=place`}>{trainingsWords().waysSchools(label)}</a>
    </li>
  );
}

/** The ways from 3e to a career, as a tree of lists; the page is whole without it. */
export function CareerWays({ career, place }: { career: Career; place: Where | null }) {
  const { code } = career;
  const words = trainingsWords();
  const query = pointOf(place);
  const { data, waits } = useLoaded(`ways ${code} ${JSON.stringify(query)}`, (signal) =>
    unwrap(client.GET("/api/v1/careers/{code}/trainings", { params: { path: { code }, query }, signal })),
  );
  if (waits) return <ListSkeleton rows={2} />;
  if (!data) return null;
  const { field } = data;
  // A copy kept by an earlier version of the app has no sheets.
  const onisep = (career.onisep_sheets?.[0] ?? career.onisep.find(({ own }) => own))?.url;
  if (!data.ways.length) {
    return (
      <section>
        <h2>{words.ways}</h2>
        <p>{field ? words.waysNone(field.label) : words.waysUnknown}</p>
        <ul class="links">
          <li>
            <a href={field ? `/trainings?field=${field.code}` : "/trainings"}>
              {field ? words.waysOfField : words.door}
            </a>
          </li>
          <Schools label={career.label} />
          {onisep && (
            <li>
              <OutLink href={onisep}>{words.waysOnisep}</OutLink>
            </li>
          )}
          {!field && (
            <li>
              <a href="/?type=place&place=cio">{words.waysCio}</a>
            </li>
          )}
        </ul>
      </section>
    );
  }
  const first = data.ways.filter((way) => way.after_third);
  // Courses of which no list says what comes before: a year after a master, or one for anybody.
  const apart = data.ways.filter((way) => !way.after_third && !way.from.length);
  const parts: [string, Way[]][] = [
    [words.waysLead, first],
    [words.waysOthers, apart.filter(({ contest }) => !contest)],
    [words.waysContest, apart.filter(({ contest }) => contest)],
  ];
  return (
    <section>
      <h2>{words.ways}</h2>
      <Notes of={data.notes} />
      {field && <p class="banner">{words.waysField(field.label)}</p>}
      {parts.map(
        ([title, ways]) =>
          ways.length > 0 && (
            <Fragment key={title}>
              <p>{title}</p>
              <Branch ways={ways} all={data.ways} above={[]} />
            </Fragment>
          ),
      )}
      {(field ? field.taught : data.ways.some(({ leads, places }) => leads && places)) && (
        <p>
          <a href={field ? `/trainings?field=${field.code}` : `/trainings?career=${code}`}>
            {field ? words.waysOfField : words.waysAll}
          </a>
        </p>
      )}
      {/* A copy kept by an earlier version of the app names none. */}
      <SourcesLine sources={data.sources ?? []} />
    </section>
  );
}

/** Ways, and under each what it leads on to; what stands above is not gone round again. */
function Branch({ ways, all, above }: { ways: Way[]; all: Way[]; above: Way[] }) {
  return (
    <ul class="ways">
      {ways.map((way) => {
        const path = [...above, way];
        const next = all.filter(({ id, from }) => from.includes(way.id) && !path.some((step) => step.id === id));
        return (
          <li key={way.id}>
            <Step way={way} before={above.at(-1)} />
            {next.length > 0 && <Branch ways={next} all={all} above={path} />}
          </li>
        );
      })}
    </ul>
  );
}

function Step({ way, before }: { way: Way; before: Way | undefined }) {
  const { statuses, nearest, leads, named, prepares, contest, firm, notes } = way;
  const words = trainingsWords();
  const leading = firm === false ? words.mayLead : words.leads;
  const months = monthsLeft(way, before);
  const facts = [
    months && t().trainings.months(months),
    ...(nearest?.statuses ?? statuses).map((status) => t().trainings.statuses[status]),
    nearest && t().trainings.at(nearest.name, nearest.commune),
    !way.general && way.places === null && words.placesUnknown,
    way.last_session && words.lastSession(way.last_session),
  ].filter(Boolean);
  return (
    <div class="step">
      {/* The bac and the 2de of the general way are steps, no trainings with a page. */}
      {way.general ? way.label : <a href={keepNear(`/trainings/${way.id}`)}>{way.label}</a>}
      {facts.length > 0 && <p class="hint">{facts.join(" · ")}</p>}
      <Notes of={notes?.filter(({ after }) => !after || after === before?.id)} />
      {(leads || prepares) && (
        <p>
          <span class="tag">{leads ? leading : contest ? words.contest : words.prepares}</span>
          {named && <span class="hint"> {words.namedSo(named)}</span>}
        </p>
      )}
    </div>
  );
}
