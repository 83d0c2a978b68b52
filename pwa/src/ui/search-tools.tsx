import { t } from "../i18n";
import { FilterButton } from "./filters";
import { Icon } from "./icon";
import { setQuery } from "./navigation/router";

interface Props {
  /** How many filters are on. */
  active: number;
  map: boolean;
  onFilter: () => void;
}

/** The row under a search: its filters, and the map on demand. */
export function SearchTools({ active, map, onFilter }: Props) {
  return (
    <div class="tools">
      <FilterButton active={active} onOpen={onFilter} />
      <button
        type="button"
        class="button"
        aria-pressed={map}
        onClick={() => setQuery({ map: map ? null : "1", bbox: null })}
      >
        <Icon name="map" />
        {t().map.open}
      </button>
    </div>
  );
}
