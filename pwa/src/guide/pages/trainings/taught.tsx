import { parisDay, weekdayText } from "../../../data/format";
import { pointOf } from "../../../data/point";
import type { Training, Where } from "../../../data/types";
import { language, t } from "../../../i18n";
import { DemoTag, providerTag } from "../../../ui/cards";
import { Whereabouts } from "../../../ui/distance";
import { ListFailure } from "../../../ui/failure";
import { MoreButton } from "../../../ui/list-parts";
import { announce } from "../../../ui/navigation/announcer";
import { setQuery } from "../../../ui/navigation/router";
import { ListSkeleton } from "../../../ui/skeleton";
import { useList } from "../../../ui/use-list";
import { WhereButton } from "../../../ui/where-button";
import { trainingsWords } from "../../words/trainings";
import { type PlaceOfTraining, trainingsApi } from "./api";
import { LeaversLine } from "./leavers";
import { ParcoursLinks } from "./parcours";

/** Where a training is taught, nearest first, with the open day and what became of those who left. */
export function Taught({ training, place }: { training: Training; place: Where | null }) {
  // A sheet that the phone kept from before has no `elsewhere`.
  const { id, elsewhere = [] } = training;
  const words = trainingsWords();
  const point = pointOf(place);
  const list = useList<PlaceOfTraining>(
    `places of training ${id} ${JSON.stringify(point)}`,
    (cursor, signal) => trainingsApi.places(id, { ...point, ...(cursor && { cursor }) }, signal),
    (count, hasMore) => announce(t().around.results(count, hasMore)),
  );
  return (
    <section>
      <h2>{words.where}</h2>
      <WhereButton place={place ?? { by: "region" }} onChosen={() => setQuery({ near: null })} />
      {list.state === "loading" && <ListSkeleton rows={3} />}
      {list.state === "failed" && <ListFailure error={list.error} onRetry={list.retry} />}
      {list.state === "ready" && !list.items.length && <Nowhere training={training} />}
      {list.items.length > 0 && (
        <>
          <p class="order">
            <strong>{t().around.results(list.items.length, list.hasMore)}</strong>{" "}
            {Object.keys(point).length > 0 && words.wherePage}
          </p>
          {list.items.some(({ common }) => common) && <p>{words.commonMeaning}</p>}
          <ul class="cards">
            {list.items.map((one) => (
              <PlaceCard key={one.place_id} place={one} from={place} />
            ))}
          </ul>
          {list.items.some(({ outcome }) => outcome) && <p class="hint">{words.outcomesMeaning}</p>}
        </>
      )}
      <MoreButton list={list} />
      {elsewhere.map(({ status, year, predecessor }) => (
        <p key={status}>{words.elsewhere[status](year, predecessor)}</p>
      ))}
      {training.lycees_only && <p>{words.lyceesOnly}</p>}
      <Specialities training={training} />
      {training.unnamed > 0 && <p>{words.unnamed(training.unnamed, training.places !== null)}</p>}
    </section>
  );
}

/** Of a mention, those that are offered under names of their own. */
function Specialities({ training: { specialities, parcours = [] } }: { training: Training }) {
  if (!specialities || !parcours.length) return null;
  return (
    <>
      <p>{trainingsWords().specialities}</p>
      <ParcoursLinks parcours={parcours} />
    </>
  );
}

/** Where no place is listed: all of them are far, or none is known; what else is known follows. */
function Nowhere({
  training: { places, elsewhere = [], unnamed = 0, specialities, parcours = [] },
}: {
  training: Training;
}) {
  const words = trainingsWords();
  if (places) return <p>{words.whereFar}</p>;
  return elsewhere.length + unnamed || (specialities && parcours.length) ? null : <p>{words.whereNone}</p>;
}

function PlaceCard({ place, from }: { place: PlaceOfTraining; from: Where | null }) {
  const words = trainingsWords();
  const { open_day: day } = place;
  return (
    <li class="card of-place taught">
      <div class="card-text">
        <p class="kind">{t().placeKinds[place.kind] ?? place.kind}</p>
        <h3>
          <a href={`/places/${place.place_id}`}>{place.name}</a>
        </h3>
        <p class="facts">
          <Whereabouts metres={place.distance_m} approximate={place.approximate} commune={place.commune} from={from} />
        </p>
        <p class="tags">
          {place.statuses.map((status) => (
            <span key={status} class="tag">
              {t().trainings.statuses[status]}
            </span>
          ))}
          {providerTag(place)}
          {place.alternating && <span class="tag">{words.alternatingHere}</span>}
          {place.after_diploma && <span class="tag">{words.afterDiploma}</span>}
          {place.common && <span class="tag">{words.common}</span>}
        </p>
        {/* A page that the phone kept from before does not name them. */}
        {place.partners?.length > 0 && <p class="hint">{words.partners(place.partners)}</p>}
        <Listed by={place.by_status} />
        {place.outcome && <LeaversLine outcome={place.outcome} />}
        {day && (
          <p class="open-day">
            {day.demo && <DemoTag event />}{" "}
            <a href={`/events/${day.id}`}>
              {words.openDay(weekdayText(parisDay(new Date(day.starts_at)), language.value))}
            </a>
          </p>
        )}
      </div>
    </li>
  );
}

/** Of which year the list is that says so, and of which diploma: of each way where they are not the same. */
export function Listed({ by = [] }: { by?: PlaceOfTraining["by_status"] }) {
  const words = trainingsWords();
  const told = by.map(({ year, predecessor }) => (predecessor ? words.listedBefore(year) : year && words.listed(year)));
  const alike = new Set(told).size < 2;
  return (
    <>
      {by.map(({ status }, n) =>
        told[n] && !(alike && n) ? (
          <p key={status} class="hint">
            {told[n]}
            {!alike && ` (${t().trainings.statuses[status]})`}
          </p>
        ) : null,
      )}
    </>
  );
}
