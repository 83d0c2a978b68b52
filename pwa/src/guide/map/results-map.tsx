import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { loadSettings } from "../../data/settings";
import type { Where } from "../../data/types";
import { language, t } from "../../i18n";
import type { CardItem, MapItem } from "../../ui/cards";
import { Icon } from "../../ui/icon";
import "./frame.css";
import type { MapView } from "./map-view";

/** An item that has a point; a career near here has the one of its nearest training place. */

interface Props {
  /** The items of the list beside: what the map shows, the list shows too. */
  items: CardItem[];
  where: Where | null;
  /** "west,south,east,north" when the search is bound to an area of the map. */
  area: string | null;
  /** Names the search; the map moves to the results once for each. */
  search: string;
  /** The area to search in, or null to search around the chosen point again. */
  onArea: (area: string | null) => void;
}

/** The results on a map; its code is fetched when it first opens. */
export function ResultsMap(props: Props) {
  // The texts of the map are set when it is made: another language makes another map.
  return <LoadedMap key={language.value} {...props} />;
}

function LoadedMap({ items, where, area, search, onArea }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const [view, setView] = useState<MapView | null>(null);
  const [failed, setFailed] = useState(false);
  const [moved, setMoved] = useState(false);
  const shown = useMemo(() => items.filter((item): item is MapItem => "lat" in item), [items]);
  // The search or the area that the map last moved to.
  const moveTo = area ?? search;
  const movedTo = useRef<string | null>(null);

  useEffect(() => {
    let made: MapView | undefined;
    let left = false;
    Promise.all([import("./map-view"), loadSettings()]).then(
      ([code, settings]) => {
        if (left || !box.current) return;
        made = code.createMap(box.current, settings, () => setMoved(true));
        setView(made);
      },
      () => !left && setFailed(true),
    );
    return () => {
      left = true;
      made?.remove();
    };
  }, []);

  useEffect(() => view?.showPoint(where && where.by !== "region" ? where : null), [view, where]);
  useEffect(() => view?.show(shown), [view, shown]);
  useEffect(() => {
    if (!view || movedTo.current === moveTo) return;
    if (area !== null) view.moveTo(area);
    else if (shown.length) view.fit();
    else return;
    movedTo.current = moveTo;
    setMoved(false);
  }, [view, shown, moveTo]);

  if (failed) {
    return (
      <p class="map-side" role="status">
        {t().map.failed}
      </p>
    );
  }

  const searchHere = (): void => {
    if (!view) return;
    const here = view.area();
    movedTo.current = here;
    setMoved(false);
    onArea(here);
  };

  return (
    <div class="map-side">
      <h2 class="hidden">{t().map.open}</h2>
      <div class="map">
        <div ref={box} class="map-canvas" data-testid="map" />
        {view === null && <p class="map-loading">{t().loading}</p>}
        <div class="map-actions">
          {moved && (
            <button type="button" class="map-action" onClick={searchHere}>
              <Icon name="search" />
              {t().map.searchHere}
            </button>
          )}
          {area !== null && !moved && (
            <button type="button" class="map-action calm" onClick={() => onArea(null)}>
              <Icon name="locate" />
              {t().map.leaveArea}
            </button>
          )}
        </div>
      </div>
    </div>
  );
}
