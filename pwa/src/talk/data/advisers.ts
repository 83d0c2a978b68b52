// When advisers answer: their own week, the list that colleagues see, and what everybody may know.
import type { components } from "../../data/api";
import { client, unwrap } from "../../data/client";

type Schemas = components["schemas"];

export type AdviserHours = Schemas["AdviserHoursUpdate"];
export type Adviser = Schemas["AdviserPublic"];
export type OpenSlot = Schemas["OpenSlot"];

export const advisersApi = {
  mine: (signal: AbortSignal) => unwrap(client.GET("/api/v1/me/opening-hours", { signal })),
  save: (hours: AdviserHours) => unwrap(client.PUT("/api/v1/me/opening-hours", { body: hours })),
  /** When anybody answers: for everybody, without a name. */
  hours: (signal: AbortSignal) => unwrap(client.GET("/api/v1/advisers/hours", { signal })),
  all: (signal: AbortSignal) => unwrap(client.GET("/api/v1/advisers", { signal })),
};
