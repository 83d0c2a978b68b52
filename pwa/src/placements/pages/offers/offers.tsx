import { useState } from "preact/hooks";
import { offersWanted, where } from "../../../data/preferences";
import type { OfferItem, OfferKind, OfferLevel, Where } from "../../../data/types";
import { ResultsMap } from "../../../guide/map/results-map";
import { Results } from "../../../guide/parts/results";
import { Wider } from "../../../guide/parts/wider";
import { t } from "../../../i18n";
import { useCareerNames } from "../../../ui/career-names";
import { OneChoice } from "../../../ui/choices";
import { Finder } from "../../../ui/finder";
import { announce } from "../../../ui/navigation/announcer";
import { later } from "../../../ui/navigation/lazy";
import { query, setQuery } from "../../../ui/navigation/router";
import { PageTitle } from "../../../ui/page";
import { SearchTools } from "../../../ui/search-tools";
import { useList } from "../../../ui/use-list";
import { WhereButton } from "../../../ui/where-button";
import type { AlertSearch } from "../../data/alerts";
import { CLASSES, KINDS, offersApi } from "../../data/offers";
import { AlertButton } from "../../parts/alert-button";
import { offersWords } from "../../words/offers";
import { KindDoors } from "./kind-doors";
import { NothingFound } from "./nothing-found";
import { isAsked, type OfferSearch, offerFilters, offerQuery, offersFeed, readOffers } from "./offer-search";
import "./offers.css";

/** At most so many are few. */
const FEW = 4;
const OfferFilters = later(() => import("./offer-filters").then((m) => m.OfferFilters));

/** Offers of one kind; which kind comes first, unless words are looked for: those of any kind hold them. */
export function OffersPage() {
  const search = readOffers(query.value, offersWanted.value);
  if (!isAsked(search) && search.kind === null) return <KindDoors />;
  return <Search search={search} kind={search.kind} place={where.value ?? { by: "region" }} />;
}

/** Look for another kind; what belonged to the former goes. */
function chooseKind(kind: OfferKind): void {
  offersWanted.value = { ...offersWanted.value, kind };
  setQuery({ kind, level: null, week: null });
}

function chooseClass(level: OfferLevel): void {
  offersWanted.value = { kind: "observation", level };
  setQuery({ level, week: null });
}

function Search({ search, kind, place }: { search: OfferSearch; kind: OfferKind | null; place: Where }) {
  const [filtering, setFiltering] = useState(false);
  const asked = isAsked(search);
  const names = useCareerNames(search.careers);
  const request = offerQuery(search, place);
  const key = `offers ${JSON.stringify(request)}`;
  const list = useList<OfferItem>(
    asked ? key : null,
    (cursor, signal) => offersApi.search({ ...request, ...(cursor && { cursor }) }, signal),
    (count, hasMore) => announce(t().around.results(count, hasMore)),
  );
  return (
    <div class={search.map ? "page with-map" : "page in-columns"}>
      <div class="list-side">
        <PageTitle text={offersWords().title} />
        <KindSwitch kind={kind} />
        {(kind === "observation" || asked) && (
          <div class="tools">
            {kind === "observation" && <ClassChoice chosen={search.levels[0]} />}
            {asked && <AlertButton search={alertSearch(search, kind, place, names)} />}
          </div>
        )}
        <Finder
          value={search.q}
          list={{
            label: offersWords().searchLabel,
            placeholder: offersWords().searchPlaceholder,
            onSearch: (next) => setQuery({ q: next || null }),
          }}
        />
        <SearchTools active={offerFilters(search)} map={search.map} onFilter={() => setFiltering(true)}>
          <WhereButton place={place} onChosen={() => setQuery({ bbox: null })} />
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
        {asked && (
          <>
            <Results
              list={list}
              order={orderText(search, place)}
              empty={<NothingFound search={search} kind={kind} place={place} />}
            />
            {/* One or two offers look like all there is: there may be more a little further. */}
            {list.items.length > 0 && list.items.length <= FEW && !list.hasMore && (
              <p class="actions">
                <Wider search={search} place={place} />
              </p>
            )}
            <p class="hint">
              <a href={offersFeed(search, place)}>{offersWords().feed}</a>
            </p>
          </>
        )}
        {!asked && <p class="empty">{offersWords().chooseClass}</p>}
      </div>
      <OfferFilters open={filtering} search={search} names={names} place={place} onClose={() => setFiltering(false)} />
    </div>
  );
}

function KindSwitch({ kind }: { kind: OfferKind | null }) {
  const words = offersWords();
  return (
    <div class="switch" role="group" aria-label={words.kindLabel}>
      {KINDS.map((one) => (
        <button key={one} type="button" aria-pressed={one === kind} onClick={() => chooseKind(one)}>
          {words.kinds[one]}
        </button>
      ))}
    </div>
  );
}

function ClassChoice({ chosen }: { chosen: OfferLevel | undefined }) {
  return (
    <OneChoice<OfferLevel | "">
      legend={offersWords().yourClass}
      quiet
      options={CLASSES.map((level) => ({ value: level, label: t().offers.levels[level] }))}
      chosen={chosen ?? ""}
      onChange={(level) => level && chooseClass(level)}
    />
  );
}

/** What an alert looks for: the area of the map is no part of it. */
function alertSearch(
  search: OfferSearch,
  kind: OfferKind | null,
  place: Where,
  names: Record<string, string>,
): AlertSearch {
  return {
    kinds: kind ? [kind] : [],
    levels: search.levels,
    careers: search.careers.map((code) => ({ code, name: names[code] ?? code })),
    weeks: search.weeks,
    q: search.q,
    where: place.by === "region" ? null : place,
    radiusKm: search.radius,
  };
}

function orderText(search: OfferSearch, place: Where): string {
  if (search.bbox) return `${t().map.inArea} ${offersWords().nearest}`;
  return place.by === "region" ? offersWords().newest : offersWords().nearest;
}
