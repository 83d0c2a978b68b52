import { settings } from "../../data/settings";
import type { EventKind, Level, PlaceKind } from "../../data/types";
import { t } from "../../i18n";
import { ManyChoices, OneChoice } from "../../ui/choices";
import { FilterFooter, optionsOf } from "../../ui/filters";
import { setQuery } from "../../ui/navigation/router";
import { Sheet } from "../../ui/sheet";
import { activeFilters, DEFAULT_RADIUS, type HomeSearch, RADII, type Sector } from "../pages/home-search";

const NO_FILTERS = { place: null, event: null, level: null, radius: null, sector: null };

interface Props {
  open: boolean;
  search: HomeSearch;
  hasPoint: boolean;
  onClose: () => void;
}

/** The filters of the home page; each choice acts at once. */
export function HomeFilters({ open, search, hasPoint, onClose }: Props) {
  const { type } = search;
  const words = t();
  const known = settings.value;
  const active = activeFilters(search);
  return (
    <Sheet
      open={open}
      title={words.filters.title}
      onClose={onClose}
      footer={<FilterFooter active={active} onReset={() => setQuery(NO_FILTERS)} onClose={onClose} />}
    >
      {hasPoint && !search.bbox && (
        <OneChoice
          legend={words.filters.radius}
          options={RADII.map((km) => ({ value: String(km), label: words.filters.upTo(km) }))}
          chosen={String(search.radius)}
          onChange={(km) => setQuery({ radius: Number(km) === DEFAULT_RADIUS ? null : km })}
        />
      )}
      {type !== "career" && (
        <ManyChoices<Level>
          legend={words.filters.level}
          options={optionsOf(known?.levels, words.levels)}
          chosen={search.levels}
          onChange={(level) => setQuery({ level })}
        />
      )}
      {type === "place" && (
        <OneChoice<Sector>
          legend={words.filters.sector}
          options={[
            { value: "any", label: words.filters.anySector },
            { value: "public", label: words.filters.public },
            { value: "private", label: words.filters.private },
          ]}
          chosen={search.sector}
          onChange={(sector) => setQuery({ sector: sector === "any" ? null : sector })}
        />
      )}
      {(type === "all" || type === "place") && (
        <ManyChoices<PlaceKind>
          legend={words.filters.kind}
          options={optionsOf(known?.place_kinds, words.placeKinds)}
          chosen={search.placeKinds}
          onChange={(place) => setQuery({ place })}
        />
      )}
      {(type === "all" || type === "event") && (
        <ManyChoices<EventKind>
          legend={words.filters.eventKind}
          options={optionsOf(known?.event_kinds, words.eventKinds)}
          chosen={search.eventKinds}
          onChange={(event) => setQuery({ event })}
        />
      )}
    </Sheet>
  );
}
