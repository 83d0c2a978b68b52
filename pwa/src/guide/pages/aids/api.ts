import type { components, paths } from "../../../data/api";
import { client, unwrap } from "../../../data/client";

type Schemas = components["schemas"];
export type AidItem = Schemas["AidItem"];
export type AidFilters = Schemas["AidFilters"];
export type AidSheet = Schemas["AidSheetPublic"];
export type Profile = AidSheet["profiles"][number];
export type AidQuery = NonNullable<paths["/api/v1/aids"]["get"]["parameters"]["query"]>;

export const aidsApi = {
  search: (query: AidQuery, signal: AbortSignal) => unwrap(client.GET("/api/v1/aids", { params: { query }, signal })),
  filters: (signal: AbortSignal) => unwrap(client.GET("/api/v1/aids/filters", { signal })),
  sheets: (signal: AbortSignal) => unwrap(client.GET("/api/v1/aids/sheets", { signal })),
};
