import type { Feature, GeoJsonObject } from "geojson";
import * as L from "leaflet";
import { api, type Outlines as Collection } from "../../data/client";

/** From this zoom on, communes are drawn. */
const COMMUNE_ZOOM = 10;
const COMMUNE_NAME_ZOOM = 11;
const PANE = "outlines";

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
    if (!this.named) return;
    if (zoom < COMMUNE_ZOOM) this.writeNames(this.departments, view, "map-name of-department");
    if (zoom >= COMMUNE_NAME_ZOOM) {
      for (const layer of this.communes.values()) this.writeNames(layer, view, "map-name");
    }
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

  private writeNames(shapes: L.GeoJSON, view: L.LatLngBounds, className: string): void {
    shapes.eachLayer((shape) => {
      const bounds = boundsOf(shape);
      if (!bounds.intersects(view)) return;
      const label = document.createElement("span");
      label.textContent = propertiesOf(shape).name;
      const icon = L.divIcon({ className, html: label, iconSize: [0, 0] });
      L.marker(bounds.getCenter(), { icon, pane: PANE, interactive: false, keyboard: false }).addTo(this.names);
    });
  }
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
async function load(
  level: "region" | "departments" | "communes",
  department?: string,
): Promise<GeoJsonObject | null> {
  try {
    return await api.outlines(level, department);
  } catch {
    return null;
  }
}
