import type { Feature, GeoJsonObject } from "geojson";
import * as L from "leaflet";
import { api, type Outlines as Collection } from "../../data/client";

/** From this zoom on, communes are drawn. */
const COMMUNE_ZOOM = 10;
const COMMUNE_NAME_ZOOM = 11;
const LETTER_PX = 8;
const LINE_PX = 18;
const PANE = "outlines";
// Above the drawings of the same pane.
const NAME = { pane: PANE, interactive: false, keyboard: false, zIndexOffset: 10_000 };

/** Region, departments and (close enough) communes, from our own server: the map is useful without tiles. */
export class Outlines {
  private readonly departments: L.GeoJSON;
  private readonly communes = new Map<string, L.GeoJSON>();
  private readonly names: L.LayerGroup;
  private named = false;

  constructor(private readonly map: L.Map) {
    // Under the markers, above the tiles, and never in the way of a finger.
    map.createPane(PANE).style.pointerEvents = "none";
    this.names = L.layerGroup().addTo(map);
    const region = drawing("map-region").addTo(map);
    this.departments = drawing("map-department").addTo(map);
    void load("region").then((shape) => shape && region.addData(shape));
    void load("departments").then((shapes) => {
      if (!shapes) return;
      this.departments.addData(shapes);
      this.update();
    });
    map.on("moveend", this.update, this);
  }

  /** Write names on the map, for when no tiles do it. */
  showNames(wanted: boolean): void {
    if (wanted === this.named) return;
    this.named = wanted;
    this.map.getContainer().classList.toggle("map-bare", wanted);
    this.update();
  }

  private update(): void {
    // An outline may come when the map is already closed.
    if (!this.map.getPane(PANE)) return;
    const zoom = this.map.getZoom();
    const view = this.map.getBounds();
    if (zoom >= COMMUNE_ZOOM) this.loadCommunes(view);
    for (const layer of this.communes.values()) {
      if (zoom >= COMMUNE_ZOOM) this.map.addLayer(layer);
      else this.map.removeLayer(layer);
    }
    this.names.clearLayers();
    const communesNamed = this.named && zoom >= COMMUNE_NAME_ZOOM;
    this.map.getContainer().classList.toggle("map-communes-named", communesNamed);
    if (communesNamed) this.writeNames([...this.communes.values()], view, "map-name");
    else if (this.named && zoom < COMMUNE_ZOOM) this.writeNames([this.departments], view, "map-name of-department");
  }

  private loadCommunes(view: L.LatLngBounds): void {
    this.departments.eachLayer((shape) => {
      const { code } = propertiesOf(shape);
      if (this.communes.has(code) || !boundsOf(shape).intersects(view)) return;
      const layer = drawing("map-commune");
      this.communes.set(code, layer);
      void load("communes", code).then((shapes) => {
        if (!shapes) {
          // Without network the map goes on with what it has; the next move asks again.
          this.communes.delete(code);
          return;
        }
        layer.addData(shapes);
        this.update();
      });
    });
  }

  /** Write the names of what is in view, the widest first, leaving out those that would overlap. */
  private writeNames(drawings: L.GeoJSON[], view: L.LatLngBounds, className: string): void {
    const shapes = drawings
      .flatMap((drawn) => drawn.getLayers())
      .filter((shape) => boundsOf(shape).intersects(view))
      .sort((one, other) => widthOf(other) - widthOf(one));
    const taken: L.Bounds[] = [];
    for (const shape of shapes) {
      const { name } = propertiesOf(shape);
      const spot = boundsOf(shape).getCenter();
      const room = roomFor(name, this.map.latLngToContainerPoint(spot));
      if (taken.some((other) => other.overlaps(room))) continue;
      taken.push(room);
      const label = document.createElement("span");
      label.textContent = name;
      const icon = L.divIcon({ className, html: label, iconSize: [0, 0] });
      L.marker(spot, { ...NAME, icon }).addTo(this.names);
    }
  }
}

function widthOf(shape: L.Layer): number {
  const bounds = boundsOf(shape);
  return bounds.getEast() - bounds.getWest();
}

/** About the rectangle, in pixels, that a name covers. */
function roomFor(name: string, centre: L.Point): L.Bounds {
  const half = L.point((name.length * LETTER_PX) / 2, LINE_PX / 2);
  return L.bounds(centre.subtract(half), centre.add(half));
}

function drawing(className: string): L.GeoJSON {
  return L.geoJSON(undefined, { pane: PANE, interactive: false, style: { className } });
}

/** Our outlines are polygons only. */
function boundsOf(shape: L.Layer): L.LatLngBounds {
  return (shape as L.Polygon).getBounds();
}

function propertiesOf(shape: L.Layer): Collection["features"][number]["properties"] {
  return ((shape as L.Polygon).feature as Feature).properties as Collection["features"][number]["properties"];
}

/** Outlines are a background: without them the map still shows the results. */
async function load(level: "region" | "departments" | "communes", department?: string): Promise<GeoJsonObject | null> {
  try {
    return await api.outlines(level, department);
  } catch {
    return null;
  }
}
