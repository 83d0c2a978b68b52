import { useState } from "preact/hooks";
import { announce } from "../app/announcer";
import { query, setQuery } from "../app/router";
import { ManyChoices, OneChoice } from "../components/choices";
import { FilterButton, FilterFooter, optionsOf } from "../components/filter-sheet";
import { Icon } from "../components/icon";
import { PageTitle } from "../components/page";
import { Cards, Results } from "../components/results";
import { SearchField } from "../components/search-field";
import { Sheet } from "../components/sheet";
import { useList } from "../components/use-list";
import { api } from "../data/client";
import { parisDay, weekdayText } from "../data/format";
import { where } from "../data/preferences";
import { settings } from "../data/settings";
import type { EventItem, EventKind, Level } from "../data/types";
import { language, t } from "../i18n";
import { agendaFilters, agendaQuery, type AgendaSearch, datesReversed, feedUrl, type Period, readAgenda } from "./agenda-search";
import { whereText } from "./where-text";

export function AgendaPage() {
  const [filtering, setFiltering] = useState(false);
  const search = readAgenda(query.value);
  const request = agendaQuery(search, where.value, parisDay(new Date()));
  const list = useList<EventItem>(
    datesReversed(search) ? null : `agenda ${JSON.stringify(request)}`,
    (cursor, signal) => api.events({ ...request, ...(cursor && { cursor }) }, signal),
    (count, hasMore) => announce(t().around.results(count, hasMore)),
  );
  const words = t().agenda;
  return (
    <div class="page">
      <PageTitle text={words.title} />
      <p class="lead">{words.lead}</p>
      <SearchField
        label={words.searchLabel}
        placeholder={words.searchPlaceholder}
        value={search.q}
        onSearch={(q) => setQuery({ q: q || null })}
      />
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
      {search.period === "dates" && <Dates search={search} />}
      <div class="tools">
        <FilterButton active={agendaFilters(search)} onOpen={() => setFiltering(true)} />
        <a class="button" href={feedUrl(search, location.host)} title={words.feedHelp}>
          <Icon name="calendarAdd" />
          {words.feed}
        </a>
      </div>
      {datesReversed(search) ? (
        <p class="banner alarm" role="alert">
          {words.datesReversed}
        </p>
      ) : (
        <Results
          list={list}
          order={t().around.soonestFirst}
          empty={
            <p>
              <strong>{words.none}</strong>
            </p>
          }
          layout={(events) => <ByDay events={events} />}
        />
      )}
      <AgendaFilters open={filtering} search={search} onClose={() => setFiltering(false)} />
    </div>
  );
}

function Dates({ search }: { search: AgendaSearch }) {
  const { filters } = t();
  return (
    <p class="dates">
      <label>
        {filters.from}{" "}
        <input
          type="date"
          value={search.from}
          onChange={(event) => setQuery({ from: event.currentTarget.value || null })}
        />
      </label>
      <label>
        {filters.to}{" "}
        <input type="date" value={search.to} onChange={(event) => setQuery({ to: event.currentTarget.value || null })} />
      </label>
    </p>
  );
}

function ByDay({ events }: { events: EventItem[] }) {
  const days = new Map<string, EventItem[]>();
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
  const { filters, agenda, eventKinds, levels } = t();
  const active = agendaFilters(search);
  const reset = (): void => setQuery({ kind: null, level: null, near: null });
  const place = where.value;
  return (
    <Sheet
      open={open}
      title={filters.title}
      onClose={onClose}
      footer={<FilterFooter active={active} onReset={reset} onClose={onClose} />}
    >
      {place && place.by !== "region" && (
        <OneChoice
          legend={filters.where}
          options={[
            { value: "region", label: agenda.everywhere },
            { value: "near", label: whereText(place) },
          ]}
          chosen={search.near ? "near" : "region"}
          onChange={(scope) => setQuery({ near: scope === "near" ? "1" : null })}
        />
      )}
      <ManyChoices<EventKind>
        legend={filters.eventKind}
        options={optionsOf(settings.value?.event_kinds, eventKinds)}
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
