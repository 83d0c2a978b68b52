// What the search's words mean, as staff write it.
import type { components } from "../../data/api";
import { client, unwrap } from "../../data/client";

type Schemas = components["schemas"];
export type Entry = Schemas["LexiconEntryForStaff"];
export type EntryWrite = Schemas["LexiconEntryWrite"];
export type Sort = Entry["sort"];
export type Understood = Schemas["UnderstoodPublic"];

export const lexiconApi = {
  list: (query: { q?: string; sort?: Sort; cursor?: string; limit: number }, signal: AbortSignal) =>
    unwrap(client.GET("/api/v1/staff/lexicon", { params: { query }, signal })),
  write: (entry_id: string, body: EntryWrite) =>
    unwrap(client.PUT("/api/v1/staff/lexicon/{entry_id}", { params: { path: { entry_id } }, body })),
  takeBack: (entry_id: string) =>
    unwrap(client.DELETE("/api/v1/staff/lexicon/{entry_id}", { params: { path: { entry_id } } })),
  tried: (q: string, signal: AbortSignal) =>
    unwrap(client.GET("/api/v1/search", { params: { query: { q, limit: 3 } }, signal, cache: "no-store" })),
};
