// What the search's words mean, as staff write it.
import type { components } from "../../data/api";
import { client, unwrap } from "../../data/client";
import type { ComboOption } from "../../ui/forms/combo";

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
  /** The names of diplomas that entries mean. */
  diplomas: async (signal: AbortSignal): Promise<string[]> => {
    const { items } = await lexiconApi.list({ sort: "diploma", limit: 100 }, signal);
    return [...new Set(items.map(({ means }) => means).filter(Boolean))].sort((one, other) => one.localeCompare(other));
  },
  /** Pages of the app by their words. */
  pages: async (q: string, signal: AbortSignal): Promise<ComboOption[]> => {
    const query = { q, type: ["help" as const], limit: 8 };
    const { items } = await unwrap(client.GET("/api/v1/search", { params: { query }, signal }));
    return items.map(({ id, name }) => ({ key: id, label: name, aside: id }));
  },
  takeBack: (entry_id: string) =>
    unwrap(client.DELETE("/api/v1/staff/lexicon/{entry_id}", { params: { path: { entry_id } } })),
  tried: (q: string, signal: AbortSignal) =>
    unwrap(client.GET("/api/v1/search", { params: { query: { q, limit: 3 } }, signal, cache: "no-store" })),
};
