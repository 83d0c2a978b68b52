import { useState } from "preact/hooks";
import { where } from "../../../data/preferences";
import type { TrainingItem } from "../../../data/types";
import { t } from "../../../i18n";
import { useCareerNames } from "../../../ui/career-names";
import { OneChoice } from "../../../ui/choices";
import { FilterButton } from "../../../ui/filters";
import { Finder } from "../../../ui/finder";
import { announce } from "../../../ui/navigation/announcer";
import { query, setQuery } from "../../../ui/navigation/router";
import { BackButton, PageTitle } from "../../../ui/page";
import { useList } from "../../../ui/use-list";
import { WhereButton } from "../../../ui/where-button";
import { Results } from "../../parts/results";
import { Wider } from "../../parts/wider";
import { trainingsWords } from "../../words/trainings";
import { trainingsApi } from "./api";
import { TrainingFilters } from "./filters";
import { BEGINNINGS, NO_FILTERS, RADII, readTrainings, trainingFilters, trainingQuery } from "./search";
import "./trainings.css";

/** Trainings taught in the region, nearest first where the phone knows a place. */
export function TrainingsPage() {
  const [filtering, setFiltering] = useState(false);
  const words = trainingsWords();
  const place = where.value ?? { by: "region" as const };
  const search = readTrainings(query.value);
  const request = trainingQuery(search, place);
  const active = trainingFilters(search);
  const names = useCareerNames(search.career ? [search.career] : []);
  const list = useList<TrainingItem>(
    `trainings ${JSON.stringify(request)}`,
    (cursor, signal) => trainingsApi.search({ ...request, ...(cursor && { cursor }) }, signal),
    (count, hasMore) => announce(t().around.results(count, hasMore)),
  );
  const near = place.by !== "region";
  return (
    <div class="page in-columns">
      <div class="list-side">
        <BackButton />
        <PageTitle text={words.title} />
        <div class="in-a-row">
          <OneChoice
            legend={words.begins}
            quiet
            options={[
              { value: "", label: words.any },
              ...BEGINNINGS.map((value) => ({ value: value as string, label: words.beginnings[value] })),
            ]}
            chosen={search.begins}
            onChange={(begins) => setQuery({ begins: begins || null })}
          />
        </div>
        <Finder
          value={search.q}
          list={{
            label: words.searchLabel,
            placeholder: words.searchPlaceholder,
            onSearch: (next) => setQuery({ q: next || null }),
          }}
        />
        <div class="tools">
          <WhereButton place={place} />
          <FilterButton active={active} onOpen={() => setFiltering(true)} />
        </div>
        {(search.career || search.field) && (
          <p>
            <strong>
              {search.career ? words.foundFor(names[search.career] ?? search.career) : words.foundInField}
            </strong>{" "}
            <a href="/trainings">{words.all}</a>
          </p>
        )}
      </div>
      <div class="result-side">
        <Results
          list={list}
          order={near ? words.nearestFirst : search.q ? t().around.bestMatch : t().around.byName}
          empty={
            <>
              <p>
                <strong>{words.none}</strong>
              </p>
              <p>{t().around.noneHelp}</p>
              <p class="actions">
                <Wider search={search} place={place} radii={RADII} main />
                {(active > 0 || search.begins) && (
                  <button type="button" class="button main" onClick={() => setQuery({ ...NO_FILTERS, begins: null })}>
                    {t().reset}
                  </button>
                )}
                <a class="button" href="/trainings">
                  {words.all}
                </a>
              </p>
            </>
          }
        />
      </div>
      <TrainingFilters open={filtering} search={search} near={near} onClose={() => setFiltering(false)} />
    </div>
  );
}
