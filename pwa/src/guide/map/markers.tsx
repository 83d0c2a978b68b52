import * as L from "leaflet";
import { render } from "preact";
import Supercluster from "supercluster";
import { t } from "../../i18n";
import { keyOfItem, type MapItem, nameOf } from "../../ui/cards";
import { Icon, type IconName } from "../../ui/icon";
import { Cards } from "../parts/results";

const RADIUS_PX = 52;
/** Bubbles stay clear of the buttons at the top of the map. */
const BELOW_ACTIONS: L.PointTuple = [8, 68];
const ICONS: Record<MapItem["type"], IconName> = {
  place: "around",
  event: "agenda",
  career: "careers",
  offer: "offers",
};

interface Spot {
  /** Index of the item in the list shown. */
  index: number;
}

/** The items as markers, grouped where they would overlap. */
export class Markers {
  private items: MapItem[] = [];
  private readonly layer: L.LayerGroup;
  private groups: Supercluster<Spot, Spot>;
  private drawn = new Map<string, L.Marker>();

  constructor(private readonly map: L.Map) {
    this.layer = L.layerGroup().addTo(map);
    this.groups = this.group();
    map.on("moveend", this.draw, this);
  }

  show(items: MapItem[]): void {
    this.items = items;
    this.groups = this.group();
    this.map.closePopup();
    this.clear();
    this.draw();
  }

  remove(): void {
    this.map.off("moveend", this.draw, this);
    this.clear();
  }

  private group(): Supercluster<Spot, Spot> {
    const groups = new Supercluster<Spot, Spot>({ radius: RADIUS_PX, extent: 256, maxZoom: this.map.getMaxZoom() });
    return groups.load(
      this.items.map((item, index) => ({
        type: "Feature",
        geometry: { type: "Point", coordinates: [item.lon, item.lat] },
        properties: { index },
      })),
    );
  }

  private clear(): void {
    this.layer.clearLayers();
    this.drawn.clear();
  }

  /** Draw what is in view; markers that stay are kept, so that the focus and an open bubble stay too. */
  private draw(): void {
    const bounds = this.map.getBounds().pad(0.3);
    const box: [number, number, number, number] = [
      bounds.getWest(),
      bounds.getSouth(),
      bounds.getEast(),
      bounds.getNorth(),
    ];
    const zoom = Math.round(this.map.getZoom());
    const next = new Map<string, L.Marker>();
    for (const feature of this.groups.getClusters(box, zoom)) {
      const { properties } = feature;
      const [lon = 0, lat = 0] = feature.geometry.coordinates;
      const spot = L.latLng(lat, lon);
      if ("cluster_id" in properties) {
        const key = `group:${zoom}:${properties.cluster_id}`;
        next.set(key, this.drawn.get(key) ?? this.groupMarker(spot, properties.cluster_id, properties.point_count));
      } else {
        const item = this.items[properties.index];
        if (!item) continue;
        const key = keyOfItem(item);
        next.set(key, this.drawn.get(key) ?? this.itemMarker(spot, item));
      }
    }
    for (const [key, marker] of this.drawn) if (!next.has(key)) this.layer.removeLayer(marker);
    for (const marker of next.values()) this.layer.addLayer(marker);
    this.drawn = next;
  }

  private itemMarker(spot: L.LatLng, item: MapItem): L.Marker {
    const drawing = document.createElement("span");
    render(<Icon name={ICONS[item.type]} />, drawing);
    const rough = "approximate" in item && item.approximate ? " rough" : "";
    const icon = L.divIcon({
      className: `map-pin of-${item.type}${rough}`,
      html: drawing,
      iconSize: [44, 44],
      iconAnchor: [22, 42],
      popupAnchor: [0, -36],
    });
    const marker = L.marker(spot, { icon, riseOnHover: true });
    return button(marker, `${nameOf(item)} (${t().types[item.type]})`, () => openBubble(this.map, marker, [item]));
  }

  private groupMarker(spot: L.LatLng, id: number, count: number): L.Marker {
    const drawing = document.createElement("span");
    drawing.textContent = String(count);
    const icon = L.divIcon({ className: "map-group", html: drawing, iconSize: [48, 48], popupAnchor: [0, -20] });
    const marker = L.marker(spot, { icon, riseOnHover: true });
    return button(marker, t().map.cluster(count), () => {
      const zoom = this.groups.getClusterExpansionZoom(id);
      if (zoom > this.map.getMaxZoom()) openBubble(this.map, marker, this.itemsOf(id));
      else this.zoomTo(spot, zoom, marker);
    });
  }

  /** The group goes as it opens: a keyboard that was on it goes on from the map. */
  private zoomTo(spot: L.LatLng, zoom: number, group: L.Marker): void {
    if (document.activeElement === group.getElement()) this.map.getContainer().focus();
    this.map.setView(spot, zoom);
  }

  private itemsOf(group: number): MapItem[] {
    return this.groups
      .getLeaves(group, Infinity)
      .map((leaf) => this.items[leaf.properties.index])
      .filter((item) => item !== undefined);
  }
}

/** A marker is a button: it has a name, and Enter or space press it. */
function button(marker: L.Marker, name: string, press: () => void): L.Marker {
  return marker.on("click", press).on("add", () => {
    const element = marker.getElement();
    element?.setAttribute("aria-label", name);
    element?.setAttribute("title", name);
    element?.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      press();
    });
  });
}

/** The cards of the list in a bubble; the keyboard goes in, and back to the marker when it closes. */
function openBubble(map: L.Map, marker: L.Marker, items: MapItem[]): void {
  const content = document.createElement("div");
  content.className = "map-bubble";
  render(<Cards items={items} />, content);
  const byKeyboard = document.activeElement === marker.getElement();
  const offset = L.point(marker.options.icon?.options.popupAnchor ?? [0, 0]);
  const bubble = L.popup({ offset, maxWidth: 280, minWidth: 240, autoPanPaddingTopLeft: BELOW_ACTIONS })
    .setLatLng(marker.getLatLng())
    .setContent(content);
  bubble.on("remove", () => {
    const inside = bubble.getElement()?.contains(document.activeElement);
    render(null, content);
    if (inside) marker.getElement()?.focus();
  });
  bubble.openOn(map);
  const element = bubble.getElement();
  element?.querySelector(".leaflet-popup-close-button")?.setAttribute("aria-label", t().close);
  element?.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    event.preventDefault();
    bubble.close();
  });
  if (byKeyboard) content.querySelector<HTMLElement>("a")?.focus();
}
