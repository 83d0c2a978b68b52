import { useState } from "preact/hooks";
import { api } from "../../data/client";
import { parisDay, weekdayText } from "../../data/format";
import { where } from "../../data/preferences";
import { settings } from "../../data/settings";
import type { EventItem, EventKind, Level, RemoteItem } from "../../data/types";
import { language, t } from "../../i18n";
import { ManyChoices, OneChoice } from "../../ui/choices";
import { FilterFooter, optionsOf } from "../../ui/filters";
import { Finder } from "../../ui/finder";
import { Icon } from "../../ui/icon";
import { announce } from "../../ui/navigation/announcer";
import { query, setQuery } from "../../ui/navigation/router";
import { PageTitle } from "../../ui/page";
import { SearchTools } from "../../ui/search-tools";
import { Sheet } from "../../ui/sheet";
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

/** Whoever came for one kind reads that these are the ones. */
function titleOf([kind, ...others]: EventKind[]): string {
  const { agenda, eventKinds } = t();
  if (!kind || others.length > 0) return agenda.title;
  return agenda.only[kind] ?? eventKinds[kind] ?? agenda.title;
}

export function AgendaPage() {
  const [filtering, setFiltering] = useState(false);
  const search = readAgenda(query.value);
  const request = agendaQuery(search, where.value, parisDay(new Date()));
  const key = `agenda ${JSON.stringify(request)}`;
  const list = useList<EventItem | RemoteItem>(
    datesReversed(search) ? null : key,
    (cursor, signal) => api.events({ ...request, ...(cursor && { cursor }) }, signal),
    (count, hasMore) => announce(t().around.results(count, hasMore)),
  );
  const words = t().agenda;
  const place = where.value;
  const filtered =
    agendaFilters(search) > 0 || search.near || search.q !== "" || search.period !== "all" || search.bbox !== null;
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
          {place && place.by !== "region" && (
            <WherePill
              place={search.near ? place : { by: "region" }}
              onTap={() => setQuery({ near: search.near ? null : "1" })}
            />
          )}
        </SearchTools>
      </div>
      {search.map && (
        <ResultsMap
          items={list.items}
          where={where.value}
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
            empty={<NothingPlanned filtered={filtered} />}
            layout={(events) => <ByDay events={events} />}
          />
        )}
        <p class="feed">
          <a class="button" href={feedUrl(search, where.value, location.host)}>
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

const NO_CHOICE = { q: null, period: null, from: null, to: null, kind: null, level: null, near: null, bbox: null };

function NothingPlanned({ filtered }: { filtered: boolean }) {
  return (
    <>
      <p>
        <strong>{t().agenda.none}</strong>
      </p>
      <p class="actions">
        {filtered && (
          <button type="button" class="button main" onClick={() => setQuery(NO_CHOICE)}>
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

function AgendaFilters({ open, search, onClose }: { open: boolean; search: AgendaSearch; onClose: () => void }) {
  const { filters, eventKinds, levels } = t();
  const active = agendaFilters(search);
  const reset = (): void => setQuery({ kind: null, level: null });
  return (
    <Sheet
      open={open}
      title={filters.title}
      onClose={onClose}
      footer={<FilterFooter active={active} onReset={reset} onClose={onClose} />}
    >
      <ManyChoices<EventKind>
        legend={filters.eventKind}
        options={optionsOf([...(settings.value?.event_kinds ?? []), "meeting"], eventKinds)}
        chosen={search.kinds}
        onChange={(kind) => setQuery({ kind })}
      />
      <ManyChoices<Level>
        legend={filters.level}
        options={optionsOf(settings.value?.levels, levels)}
        chosen={search.levels}
        onChange={(level) => setQuery({ level })}
      />
    </Sheet>
  );
}
