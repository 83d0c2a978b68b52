// Links of the app that lead nowhere, for staff.
import type { components } from "../../data/api";
import { client, unwrap } from "../../data/client";

export type DeadLink = components["schemas"]["DeadLink"];

export const deadLinksApi = {
  list: (query: { cursor?: string; limit: number }, signal: AbortSignal) =>
    unwrap(client.GET("/api/v1/staff/dead-links", { params: { query }, signal })),
};
