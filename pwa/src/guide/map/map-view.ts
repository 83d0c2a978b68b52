// The map itself: everything here, Leaflet first, is fetched when the map opens.
import * as L from "leaflet";
import "leaflet/dist/leaflet.css";
import "./map.css";
import type { Settings } from "../../data/types";
import { t } from "../../i18n";
import type { MapItem } from "../../ui/cards";
import { mapWords } from "../words/map";
import { addFullScreen } from "./full-screen";
import { Markers } from "./markers";
import { Outlines } from "./outlines";

/** The point searched around; `name` is null where nobody knows it. */
export interface Point {
  lat: number;
  lon: number;
  name: string | null;
}

/** What the page may ask of the map. */
export interface MapView {
  show(items: MapItem[]): void;
  showPoint(point: Point | null): void;
  /** Move so that the point searched and all the items are seen. */
  fit(): void;
  /** Move to an area, as "west,south,east,north". */
  moveTo(area: string): void;
  /** What is in view, as "west,south,east,north" in degrees, three decimals. */
  area(): string;
  remove(): void;
}

const CLOSEST_ZOOM = 18;
const FIT_ZOOM_MAX = 14;
const WIDEST_ZOOM = 5;
const TILES_WAIT_MS = 8000;
/** Where to start while the region has no outline: metropolitan France. */
const METROPOLE = [-5.2, 41.3, 9.6, 51.1] as const;

/** Make the map in `box`, on the whole region; `onMove` tells that the person moved it. */
export function createMap(box: HTMLElement, settings: Settings, onMove: () => void): MapView {
  const [west, south, east, north] = settings.region.bounds ?? METROPOLE;
  const region = L.latLngBounds([south, west], [north, east]);
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const map = L.map(box, {
    maxBounds: region.pad(1),
    minZoom: WIDEST_ZOOM,
    maxZoom: Math.min(settings.tiles?.max_zoom ?? CLOSEST_ZOOM, CLOSEST_ZOOM),
    // Half steps let a phone show the whole of what was found.
    zoomSnap: 0.5,
    zoomControl: false,
    trackResize: false,
    // The wheel scrolls the page until the person works in the map.
    scrollWheelZoom: false,
    ...(still && { zoomAnimation: false, fadeAnimation: false, markerZoomAnimation: false, inertia: false }),
  });
  map.attributionControl.setPrefix(
    `<a href="/sources">${t().footer.sources}</a> · <a href="https://leafletjs.com" rel="noopener">Leaflet</a>`,
  );
  L.control.zoom({ position: "bottomright", zoomInTitle: t().map.zoomIn, zoomOutTitle: t().map.zoomOut }).addTo(map);
  box.setAttribute("role", "region");
  box.setAttribute("aria-label", t().map.label);
  map.on("focus", () => map.scrollWheelZoom.enable());
  map.on("blur", () => map.scrollWheelZoom.disable());

  // Moves that are ours (fitting, resizing, making room for a bubble) are not the person's.
  let ours = true;
  const quietly = (move: () => void): void => {
    ours = true;
    move();
    ours = false;
  };
  map.on("autopanstart", () => (ours = true));
  const moved = (): void => {
    if (!ours) onMove();
    ours = false;
  };
  map.on("moveend", moved);
  let zooming = false;
  map.on("zoomanim", () => (zooming = true));
  map.on("zoomend", () => (zooming = false));

  quietly(() => map.fitBounds(region, { animate: false }));
  const outlines = new Outlines(map);
  const leaveFullScreen = addFullScreen(map, box, () => quietly(() => map.invalidateSize({ animate: false })));
  if (settings.tiles) addTiles(map, settings.tiles, outlines);
  else outlines.showNames(true);
  const markers = new Markers(map);

  let items: MapItem[] = [];
  let point: L.Marker | undefined;
  const resizing = new ResizeObserver(() => quietly(() => map.invalidateSize({ animate: false, pan: false })));
  resizing.observe(box);

  return {
    show(shown) {
      items = shown;
      markers.show(shown);
    },
    showPoint(where) {
      point?.remove();
      point = where ? pointMarker(where).addTo(map) : undefined;
    },
    fit() {
      const places = items.map((item) => L.latLng(item.lat, item.lon));
      if (point) places.push(point.getLatLng());
      if (!places.length) return;
      quietly(() =>
        map.fitBounds(L.latLngBounds(places), { animate: false, padding: [24, 44], maxZoom: FIT_ZOOM_MAX }),
      );
    },
    moveTo(area) {
      const [w = NaN, s = NaN, e = NaN, n = NaN] = area.split(",").map(Number);
      // The area may come from an address typed by hand.
      if (![w, s, e, n].every(Number.isFinite)) return;
      quietly(() =>
        map.fitBounds(
          [
            [s, w],
            [n, e],
          ],
          { animate: false },
        ),
      );
    },
    area() {
      const bounds = map.getBounds();
      const sides = [bounds.getWest(), bounds.getSouth(), bounds.getEast(), bounds.getNorth()];
      return sides.map((degrees) => degrees.toFixed(3)).join(",");
    },
    remove() {
      leaveFullScreen();
      resizing.disconnect();
      markers.remove();
      map.off("moveend", moved);
      // Leaflet ends the animation of a zoom in its own time, and then reads what remove() takes away.
      if (zooming) map.once("zoomend", () => setTimeout(() => map.remove()));
      else map.remove();
    },
  };
}

function pointMarker({ lat, lon, name }: Point): L.Marker {
  const label = document.createElement("span");
  label.textContent = name ?? t().map.you;
  const icon = L.divIcon({ className: "map-point", html: label, iconSize: [24, 24] });
  // Below the results, which matter more.
  return L.marker([lat, lon], { icon, interactive: false, keyboard: false, zIndexOffset: -10_000 });
}

/** The background map; where it does not come, our own outlines carry the names, and a word says so. */
function addTiles(map: L.Map, tiles: NonNullable<Settings["tiles"]>, outlines: Outlines): void {
  const credit = document.createElement("span");
  credit.textContent = tiles.attribution;
  const word = document.createElement("p");
  word.className = "map-word";
  word.setAttribute("role", "status");
  map.getContainer().append(word);
  const missing = (are: boolean): void => {
    outlines.showNames(are);
    word.textContent = are ? mapWords().noTiles : "";
  };
  // Some networks let such requests hang: as good as refused.
  const patience = setTimeout(missing, TILES_WAIT_MS, true);
  const answered = (are: boolean) => () => {
    clearTimeout(patience);
    missing(are);
  };
  L.tileLayer(tiles.url, { maxZoom: tiles.max_zoom, attribution: credit.innerHTML })
    .on("tileerror", answered(true))
    .on("tileload", answered(false))
    .on("remove", () => clearTimeout(patience))
    .addTo(map);
}
