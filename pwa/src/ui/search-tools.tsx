import type { ComponentChildren } from "preact";
import { t } from "../i18n";
import { FilterButton } from "./filters";
import { Icon } from "./icon";
import { setQuery } from "./navigation/router";

interface Props {
  /** How many filters are on. */
  active: number;
  map: boolean;
  onFilter: () => void;
  /** What comes first in the row: where is searched. */
  children?: ComponentChildren;
}

/** The row under a search: where, its filters, and the map on demand. */
export function SearchTools({ active, map, onFilter, children }: Props) {
  return (
    <div class="tools">
      {children}
      <FilterButton active={active} onOpen={onFilter} />
      <button
        type="button"
        class="button"
        aria-pressed={map}
        title={t().map.open}
        onClick={() => setQuery({ map: map ? null : "1", bbox: null })}
      >
        <Icon name="map" />
        <span class="said-only">{t().map.open}</span>
      </button>
    </div>
  );
}
