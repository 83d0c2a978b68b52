import { setQuery } from "../app/router";
import { settings } from "../data/settings";
import type { EventKind, Level, PlaceKind } from "../data/types";
import { t } from "../i18n";
import { activeFilters, DEFAULT_RADIUS, type HomeSearch, RADII, type Sector } from "../pages/home-search";
import { ManyChoices, OneChoice } from "./choices";
import { Icon } from "./icon";
import { Sheet } from "./sheet";

/** The options of a kind of word, in the order the server gives. */
export function optionsOf<T extends string>(codes: readonly string[] | undefined, words: Record<string, string>) {
  return (codes ?? Object.keys(words)).map((code) => ({ value: code as T, label: words[code] ?? code }));
}

/** The button that opens filters, with how many are on. */
export function FilterButton({ active, onOpen }: { active: number; onOpen: () => void }) {
  return (
    <button type="button" class="button" onClick={onOpen} aria-haspopup="dialog">
      <Icon name="filter" />
      {t().filters.open}
      {active > 0 && (
        <span class="badge">
          {active}
          <span class="hidden"> {t().filters.active(active).replace(/^\d+ /, "")}</span>
        </span>
      )}
    </button>
  );
}

interface FooterProps {
  active: number;
  onReset: () => void;
  onClose: () => void;
}

/** The two buttons under every sheet of filters. */
export function FilterFooter({ active, onReset, onClose }: FooterProps) {
  return (
    <>
      <button type="button" class="button" onClick={onReset} disabled={active === 0}>
        {t().reset}
      </button>
      <button type="button" class="button main" onClick={onClose}>
        {t().filters.show}
      </button>
    </>
  );
}

const NO_FILTERS = { place: null, event: null, level: null, radius: null, sector: null };

interface Props {
  open: boolean;
  search: HomeSearch;
  hasPoint: boolean;
  onClose: () => void;
}

/** The filters of the home page; each choice acts at once. */
export function FilterSheet({ open, search, hasPoint, onClose }: Props) {
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
