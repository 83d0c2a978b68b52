// Saved searches that tell when an offer fits.

import type { components } from "../../data/api";
import { client, unwrap } from "../../data/client";
import { pointOf } from "../../data/point";
import type { OfferKind, OfferLevel, Where } from "../../data/types";

type Schemas = components["schemas"];

export type Alert = Schemas["AlertPublic"];
export type MyAlerts = Schemas["MyAlerts"];
export type AlertUpdate = Schemas["AlertUpdate"];
export type FoundOffer = Schemas["FoundOffer"];

/** A search of offers, as the list of results has it; what is empty is open. */
export interface AlertSearch {
  kinds: OfferKind[];
  levels: OfferLevel[];
  /** ROME careers, families (A12) or domains (A), with their names. */
  careers: { code: string; name: string }[];
  /** Mondays, YYYY-MM-DD. */
  weeks: string[];
  q: string;
  where: Where | null;
  radiusKm: number;
}

/** Where an alert without a place gets one. */
export const DEFAULT_RADIUS_KM = 30;

/** The search as the server keeps it. */
function criteria({ kinds, levels, careers, weeks, q, where, radiusKm }: AlertSearch) {
  return {
    kind: kinds,
    level: levels,
    rome: careers.map(({ code }) => code),
    week: weeks,
    ...(q && { q }),
    // The server keeps the nearest commune, never the position.
    ...pointOf(where),
    radius_km: radiusKm,
  };
}

/** The whole search of an alert that is there, to be written anew. */
export function searchOf({ kind, level, rome, week, q, commune, radius_km, state }: Alert): AlertUpdate {
  return {
    kind,
    level,
    rome,
    week,
    q,
    commune,
    radius_km: radius_km ?? DEFAULT_RADIUS_KM,
    paused: state === "paused",
  };
}

export const alertsApi = {
  mine: (signal: AbortSignal) => unwrap(client.GET("/api/v1/me/alerts", { signal })),
  /** The alert that looks from now on; another one's id when the same search was there already. */
  save: (id: string, search: AlertSearch) =>
    unwrap(client.POST("/api/v1/me/alerts", { body: { id, ...criteria(search) } })),
  change: (alert_id: string, body: AlertUpdate) =>
    unwrap(client.PUT("/api/v1/me/alerts/{alert_id}", { params: { path: { alert_id } }, body })),
  keep: (alert_id: string) =>
    unwrap(client.POST("/api/v1/me/alerts/{alert_id}/keep", { params: { path: { alert_id } } })),
  remove: (alert_id: string) =>
    unwrap(client.DELETE("/api/v1/me/alerts/{alert_id}", { params: { path: { alert_id } } })),
  found: (cursor: string | undefined, signal: AbortSignal) =>
    unwrap(
      client.GET("/api/v1/me/alerts/found", { params: { query: { limit: 20, ...(cursor && { cursor }) } }, signal }),
    ),
  stopMails: (token: string) => unwrap(client.POST("/api/v1/alerts/unsubscribe", { body: { token } })),
};
