import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { where } from "../../data/preferences";
import { noteTyped, searchHref } from "../../data/search";
import type { Where } from "../../data/types";
import { t } from "../../i18n";
import type { CardItem } from "../../ui/cards";
import { Finder } from "../../ui/finder";
import { Icon } from "../../ui/icon";
import { InstallHint } from "../../ui/install-hint";
import { announce } from "../../ui/navigation/announcer";
import { awaitHeading, query, setQuery } from "../../ui/navigation/router";
import { PageTitle } from "../../ui/page";
import { SearchTools } from "../../ui/search-tools";
import { useList } from "../../ui/use-list";
import { UnknownPlace, WhereButton } from "../../ui/where-button";
import { WhereChooser } from "../../ui/where-chooser";
import { ResultsMap } from "../map/results-map";
import { HomeFilters } from "../parts/home-filters";
import { Results } from "../parts/results";
import { Wider } from "../parts/wider";
import { activeFilters, fetchResults, type HomeSearch, type ItemType, readSearch } from "./home-search";
import "./home.css";

interface Around {
  /** A line before everything else. */
  above?: ComponentChildren;
  /** The rest of a home, with its heading, before what is around. */
  first?: ComponentChildren;
  /** What stands between the search and what it finds. */
  between?: ComponentChildren;
  /** Whether the ways that need no place stay at hand once a place is chosen. */
  doors?: boolean;
}

/** What is around a place. */
export function AroundPage(around: Around) {
  return where.value === null ? <Welcome {...around} /> : <Search place={where.value} {...around} />;
}

/** The first visit: where to search, and the doors that need no place. */
function Welcome({ above, first, between }: Around) {
  const { around } = t();
  const sought = t().placeKinds[query.value.get("place") ?? ""];
  const title = sought ? around.toSee(sought) : around.title;
  return (
    <div class="page welcome">
      {above}
      {first}
      <div class="hero">
        {first ? <h2>{title}</h2> : <PageTitle text={title} />}
        <p class="lead">{around.lead}</p>
        <UnknownPlace />
        <WhereChooser
          onChosen={awaitHeading}
          otherwise={(words) => (
            <p>
              <a class="button wide" href={searchHref(words)} onClick={() => noteTyped(words)}>
                <Icon name="search" />
                {t().finder.everywhere(words)}
              </a>
            </p>
          )}
        />
      </div>
      {between}
      <h2>{around.doors}</h2>
      <Finder value="" />
      <Doors />
    </div>
  );
}

/** The ways that need no place. */
function Doors() {
  const { around } = t();
  return (
    <ul class="doors">
      <li class="of-offer">
        <a href="/offers">
          <Icon name="offers" />
          <span>
            <b>{t().nav.offers}</b> {around.doorOffers}
          </span>
        </a>
      </li>
      <li class="of-event">
        <a href="/agenda">
          <Icon name="agenda" />
          <span>
            <b>{t().nav.agenda}</b> {around.doorAgenda}
          </span>
        </a>
      </li>
      <li class="of-career">
        <a href="/careers">
          <Icon name="careers" />
          <span>
            <b>{t().nav.careers}</b> {around.doorCareers}
          </span>
        </a>
      </li>
      <li class="of-career">
        <a href="/interests">
          <Icon name="careers" />
          <span>
            <b>{around.likes}</b> {around.doorInterests}
          </span>
        </a>
      </li>
      <li class="of-training">
        <a href="/trainings">
          <Icon name="learn" />
          <span>
            <b>{t().saved.trainings}</b> {t().trainings.door}
          </span>
        </a>
      </li>
      <li class="of-place">
        <a href="/mentors">
          <Icon name="talks" />
          <span>
            <b>{t().careers.meetThem}</b> {around.doorMentors}
          </span>
        </a>
      </li>
      <li class="of-event">
        <a href="/meetings">
          <Icon name="agenda" />
          <span>
            <b>{around.meetings}</b> {around.doorMeetings}
          </span>
        </a>
      </li>
      <li class="of-place">
        <a href="/aids">
          <Icon name="flag" />
          <span>
            <b>{t().morePage.aids}</b> {around.doorAids}
          </span>
        </a>
      </li>
    </ul>
  );
}

function Search({ place, above, first, between, doors }: Around & { place: Where }) {
  const [filtering, setFiltering] = useState(false);
  const search = readSearch(query.value, place.by);
  const hasPoint = place.by !== "region";
  const key = JSON.stringify([search, place]);
  const list = useList<CardItem>(
    key,
    (cursor, signal) => fetchResults(search, place, cursor, signal),
    (count, hasMore) => announce(t().around.results(count, hasMore)),
  );
  return (
    <div class={search.map ? "page with-map" : "page in-columns"}>
      <div class="list-side">
        {!search.map && above}
        {!search.map && first}
        {first && !search.map ? <h2>{t().around.title}</h2> : <PageTitle text={t().around.title} />}
        <Finder value="" />
        <SearchTools active={activeFilters(search)} map={search.map} onFilter={() => setFiltering(true)}>
          <WhereButton place={place} onChosen={() => setQuery({ bbox: null })} />
        </SearchTools>
        <TypeSwitch search={search} hasPoint={hasPoint} />
        {!search.map && between}
        {!search.map && doors && (
          <details>
            <summary>{t().around.otherDoors}</summary>
            <Doors />
          </details>
        )}
      </div>
      {search.map && (
        <ResultsMap
          items={list.items}
          where={place}
          area={search.bbox}
          search={key}
          onArea={(bbox) => setQuery({ bbox })}
        />
      )}
      <div class="result-side">
        <Results
          list={list}
          order={orderText(search, hasPoint)}
          empty={<NothingFound search={search} place={place} />}
        />
        {/* Last: it comes when the browser thinks of it, and would push away what is read. */}
        {!search.map && <InstallHint />}
      </div>
      <HomeFilters open={filtering} search={search} hasPoint={hasPoint} onClose={() => setFiltering(false)} />
    </div>
  );
}

function TypeSwitch({ search, hasPoint }: { search: HomeSearch; hasPoint: boolean }) {
  const { around } = t();
  const labels: Record<ItemType, string> = {
    all: around.all,
    place: around.places,
    event: around.events,
    career: around.careers,
  };
  const types: ItemType[] = hasPoint ? ["all", "place", "event", "career"] : ["place", "event", "career"];
  return (
    <div class="switch" role="group" aria-label={around.whatLabel}>
      {types.map((type) => (
        <button
          key={type}
          type="button"
          class={`of-${type}`}
          aria-pressed={search.type === type}
          onClick={() => setQuery({ type: type === types[0] ? null : type })}
        >
          {labels[type]}
        </button>
      ))}
    </div>
  );
}

function NothingFound({ search, place }: { search: HomeSearch; place: Where }) {
  return (
    <>
      <p>
        <strong>{t().around.none}</strong>
      </p>
      <p>{t().around.noneHelp}</p>
      <p class="actions">
        <Wider search={search} place={place} main />
        {activeFilters(search) > 0 && (
          <button
            type="button"
            class="button"
            onClick={() => setQuery({ place: null, event: null, level: null, sector: null })}
          >
            {t().reset}
          </button>
        )}
      </p>
    </>
  );
}

function orderText(search: HomeSearch, hasPoint: boolean): string {
  const { around, map } = t();
  if (search.bbox) return `${map.inArea} ${around.nearestFirst}`;
  if (hasPoint) return around.nearestFirst;
  if (search.type === "event") return around.soonestFirst;
  return around.byName;
}
