import { useState } from "preact/hooks";
import { api } from "../../data/client";
import { parisDay, weekdayText } from "../../data/format";
import { where } from "../../data/preferences";
import type { EventItem, EventKind, RemoteItem } from "../../data/types";
import { language, t } from "../../i18n";
import { OneChoice } from "../../ui/choices";
import { Finder } from "../../ui/finder";
import { Icon } from "../../ui/icon";
import { announce } from "../../ui/navigation/announcer";
import { later } from "../../ui/navigation/lazy";
import { query, setQuery } from "../../ui/navigation/router";
import { PageTitle } from "../../ui/page";
import { SearchTools } from "../../ui/search-tools";
import { useList } from "../../ui/use-list";
import { WherePill } from "../../ui/where-button";
import { ResultsMap } from "../map/results-map";
import { Cards, Results } from "../parts/results";
import {
  type AgendaSearch,
  agendaFilters,
  agendaQuery,
  datesReversed,
  feedUrl,
  type Period,
  readAgenda,
} from "./agenda-search";
import "./agenda.css";

const AgendaFilters = later(() => import("./agenda-filters").then((m) => m.AgendaFilters));

/** Whoever came for one kind reads that these are the ones. */
function titleOf([kind, ...others]: EventKind[]): string {
  const { agenda, eventKinds } = t();
  if (!kind || others.length > 0) return agenda.title;
  return agenda.only[kind] ?? eventKinds[kind] ?? agenda.title;
}

export function AgendaPage() {
  const [filtering, setFiltering] = useState(false);
  const search = readAgenda(query.value);
  const place = where.value;
  const request = agendaQuery(search, place, parisDay(new Date()));
  const key = `agenda ${JSON.stringify(request)}`;
  const list = useList<EventItem | RemoteItem>(
    datesReversed(search) ? null : key,
    (cursor, signal) => api.events({ ...request, ...(cursor && { cursor }) }, signal),
    (count, hasMore) => announce(t().around.results(count, hasMore)),
  );
  const words = t().agenda;
  const filtered = agendaFilters(search) > 0 || search.q !== "" || search.period !== "all" || search.bbox !== null;
  const around = place && place.by !== "region" ? place : null;
  const toggle = (): void => setQuery({ near: search.near ? "0" : null });
  return (
    <div class={search.map ? "page with-map" : "page"}>
      <div class="list-side">
        <PageTitle text={titleOf(search.kinds)} />
        <p class="lead">
          {search.kinds.length !== 1 && `${words.lead} `}
          <a href="/meetings" title={t().around.doorMeetings}>
            {t().around.meetings}
          </a>
        </p>
        <Finder
          value={search.q}
          list={{
            label: words.searchLabel,
            placeholder: words.searchPlaceholder,
            onSearch: (next) => setQuery({ q: next || null }),
          }}
        />
        <div class="in-a-row">
          <OneChoice<Period>
            legend={t().filters.period}
            quiet
            options={[
              { value: "all", label: words.all },
              { value: "week", label: words.week },
              { value: "month", label: words.month },
              { value: "dates", label: words.dates },
            ]}
            chosen={search.period}
            onChange={(period) => setQuery({ period: period === "all" ? null : period, from: null, to: null })}
          />
        </div>
        {search.period === "dates" && <Dates search={search} />}
        <SearchTools active={agendaFilters(search)} map={search.map} onFilter={() => setFiltering(true)}>
          {around && <WherePill place={search.near ? around : { by: "region" }} onTap={toggle} />}
        </SearchTools>
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
        {datesReversed(search) ? (
          <p class="banner grave" role="alert">
            {words.datesReversed}
          </p>
        ) : (
          <Results
            list={list}
            order={search.bbox ? `${t().map.inArea} ${t().around.soonestFirst}` : t().around.soonestFirst}
            empty={
              <NothingPlanned filtered={filtered} onRegion={around && search.near && !search.bbox ? toggle : null} />
            }
            layout={(events) => <ByDay events={events} />}
          />
        )}
        <p class="feed">
          <a class="button" href={feedUrl(search, place, location.host)}>
            <Icon name="calendarAdd" />
            {words.feed}
          </a>
          <span class="hint">{words.feedHelp}</span>
        </p>
      </div>
      <AgendaFilters open={filtering} search={search} onClose={() => setFiltering(false)} />
    </div>
  );
}

const NO_CHOICE = { q: null, period: null, from: null, to: null, kind: null, level: null, bbox: null };

function NothingPlanned({ filtered, onRegion }: { filtered: boolean; onRegion: (() => void) | null }) {
  return (
    <>
      <p>
        <strong>{t().agenda.none}</strong>
      </p>
      <p class="actions">
        {onRegion && (
          <button type="button" class="button main" onClick={onRegion}>
            {t().around.wholeRegion}
          </button>
        )}
        {filtered && (
          <button type="button" class={onRegion ? "button" : "button main"} onClick={() => setQuery(NO_CHOICE)}>
            {t().reset}
          </button>
        )}
        <a class="button" href="/meetings">
          {t().around.meetings}
        </a>
        <a class="button" href="/">
          {t().around.title}
        </a>
      </p>
    </>
  );
}

function Dates({ search }: { search: AgendaSearch }) {
  const { filters } = t();
  const today = parisDay(new Date());
  return (
    <p class="dates">
      <label>
        {filters.from}{" "}
        <input
          type="date"
          min={today}
          value={search.from}
          onChange={(event) => setQuery({ from: event.currentTarget.value || null })}
        />
      </label>
      <label>
        {filters.to}{" "}
        <input
          type="date"
          min={search.from || today}
          value={search.to}
          aria-invalid={datesReversed(search)}
          onChange={(event) => setQuery({ to: event.currentTarget.value || null })}
        />
      </label>
    </p>
  );
}

function ByDay({ events }: { events: (EventItem | RemoteItem)[] }) {
  const days = new Map<string, (EventItem | RemoteItem)[]>();
  for (const event of events) {
    const day = parisDay(new Date(event.starts_at));
    days.set(day, [...(days.get(day) ?? []), event]);
  }
  return (
    <>
      {[...days].map(([day, ofDay]) => (
        <section key={day} class="of-day">
          <h2>{weekdayText(day, language.value)}</h2>
          <Cards items={ofDay} />
        </section>
      ))}
    </>
  );
}
