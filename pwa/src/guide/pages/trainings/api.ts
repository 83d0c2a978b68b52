import type { components } from "../../../data/api";
import { client, unwrap } from "../../../data/client";
import { PAGE_SIZE, type TrainingQuery, type WhereQuery } from "./search";

export type PlaceOfTraining = components["schemas"]["PlaceOfTraining"];

const of = (training_id: string) => ({ path: { training_id } });

export const trainingsApi = {
  search: (query: TrainingQuery, signal: AbortSignal) =>
    unwrap(client.GET("/api/v1/trainings", { params: { query }, signal })),
  filters: (signal: AbortSignal) => unwrap(client.GET("/api/v1/trainings/filters", { signal })),
  one: (id: string) => unwrap(client.GET("/api/v1/trainings/{training_id}", { params: of(id) })),
  places: (id: string, query: WhereQuery & { cursor?: string }, signal: AbortSignal) =>
    unwrap(
      client.GET("/api/v1/trainings/{training_id}/places", {
        params: {
          ...of(id),
          query: { ...query, ...(query.commune || query.lat ? { radius_km: 200 } : {}), limit: PAGE_SIZE },
        },
        signal,
      }),
    ),
  at: (place_id: string, signal: AbortSignal) =>
    unwrap(client.GET("/api/v1/places/{place_id}/trainings", { params: { path: { place_id } }, signal })),
};
