// When advisers answer: their own week, and the list that colleagues see.
import type { components } from "../../data/api";
import { client, unwrap } from "../../data/client";

type Schemas = components["schemas"];

export type AdviserHours = Schemas["AdviserHoursUpdate"];
export type Adviser = Schemas["AdviserPublic"];
export type OpenSlot = Schemas["OpenSlot"];

export const advisersApi = {
  mine: (signal: AbortSignal) => unwrap(client.GET("/api/v1/me/opening-hours", { signal })),
  save: (hours: AdviserHours) => unwrap(client.PUT("/api/v1/me/opening-hours", { body: hours })),
  all: (signal: AbortSignal) => unwrap(client.GET("/api/v1/advisers", { signal })),
};
