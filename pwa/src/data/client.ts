// The API as functions. Every request has a time limit: one that hangs counts as no network.
import { signal } from "@preact/signals";
import type { Client } from "openapi-fetch";
import { language } from "../i18n";
import type { paths } from "./api";
import { noteNetwork } from "./connection";
import { ApiError, refusal } from "./errors";
import { takeGiven } from "./given";
import { LIMIT_MS, patientFetch } from "./patience";
import type { AroundItem, EventItem, Page, Settings } from "./types";

/** Set by the service worker on an answer that it kept from an earlier visit. */
export const KEPT_HEADER = "X-Epass-Kept";

async function timedFetch(request: Request): Promise<Response> {
  const headers = new Headers(request.headers);
  headers.set("Accept-Language", language.value);
  try {
    const response = await patientFetch(new Request(request, { headers }), LIMIT_MS);
    noteNetwork(!response.headers.has(KEPT_HEADER));
    return response;
  } catch (error) {
    if (request.signal.aborted) throw error;
    noteNetwork(false);
    throw new ApiError("offline");
  }
}

/** Goes up with each write that the server took: what is counted may have changed. */
export const written = signal(0);

type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

interface Asked {
  params?: { path?: Record<string, string>; query?: Record<string, unknown> };
  /** A file goes as it is, all else as JSON. */
  body?: unknown;
  headers?: HeadersInit;
  signal?: AbortSignal;
}

/** The address of a path such as `/places/{place_id}`; lists repeat their name, what is not given stays out. */
function addressOf(path: string, { path: names = {}, query = {} }: NonNullable<Asked["params"]>): URL {
  const url = new URL(
    path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(names[name]!)),
    location.origin,
  );
  for (const [name, given] of Object.entries(query)) {
    for (const value of [given].flat())
      if (value !== undefined && value !== null) url.searchParams.append(name, `${value}`);
  }
  return url;
}

const by =
  (method: Method) =>
  async (path: string, { params = {}, body, headers, signal }: Asked = {}): Promise<Answer<unknown>> => {
    const address = addressOf(path, params);
    const given = method === "GET" && takeGiven(address);
    if (given) return { data: given, response: new Response() };
    const request = new Request(address, {
      method,
      ...(signal && { signal }),
      ...(body !== undefined && { body: body instanceof Blob ? body : JSON.stringify(body) }),
      headers: { ...(body !== undefined && { "Content-Type": "application/json" }), ...headers },
    });
    const response = await timedFetch(request);
    const text = await response.text();
    if (response.ok && method !== "GET") written.value += 1;
    if (response.ok) return { data: text ? JSON.parse(text) : undefined, response };
    return { error: jsonIn(text), response };
  };

/** What a refusal says; nothing where a gateway says it in a page of its own. */
function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The API as typed paths, for features that have functions of their own beside `api`; the types are openapi-fetch's. */
export const client = {
  GET: by("GET"),
  POST: by("POST"),
  PUT: by("PUT"),
  PATCH: by("PATCH"),
  DELETE: by("DELETE"),
} as unknown as Pick<Client<paths>, Method>;

const signedOutListeners = new Set<() => void>();

/** Call back when the server no longer knows the session: it ended, here or from another device. */
export function onSignedOut(listener: () => void): void {
  signedOutListeners.add(listener);
}

interface Answer<T> {
  data?: T;
  error?: unknown;
  response: Response;
}

/** The data of an answer (nothing for a 204). Throws ApiError. */
export async function unwrap<T>(call: Promise<Answer<T>>): Promise<T> {
  let answer: Answer<T>;
  try {
    answer = await call;
  } catch (error) {
    // A body cut off on its way, or not the JSON we expect (a hotel's sign-in page), is no network either.
    if (error instanceof ApiError || isAbort(error)) throw error;
    noteNetwork(false);
    throw new ApiError("offline");
  }
  if (answer.data !== undefined || answer.response.ok) return answer.data as T;
  if (answer.response.status === 401) for (const listener of signedOutListeners) listener();
  throw refusal(answer.response.status, answer.error ?? {});
}

/** Whether the caller gave the request up. */
export function isAbort(error: unknown): boolean {
  return error instanceof DOMException && error.name === "AbortError";
}

type QueryOf<Path extends keyof paths> = paths[Path] extends { get: { parameters: { query?: infer Q } } }
  ? NonNullable<Q>
  : never;

export type PlaceQuery = QueryOf<"/api/v1/places">;
export type EventQuery = QueryOf<"/api/v1/events">;
export type AroundQuery = QueryOf<"/api/v1/around">;
export type CareerQuery = QueryOf<"/api/v1/careers">;

export const api = {
  // The client's types lose that bounds are four numbers.
  settings: () => unwrap(client.GET("/api/v1/settings")) as Promise<Settings>,
  sources: () => unwrap(client.GET("/api/v1/sources")),
  communes: (q: string, signal: AbortSignal) =>
    unwrap(client.GET("/api/v1/communes", { params: { query: { q, limit: 8 } }, signal })),
  commune: (code: string) => unwrap(client.GET("/api/v1/communes/{code}", { params: { path: { code } } })),
  communeAt: (lat: number, lon: number) =>
    unwrap(client.GET("/api/v1/communes", { params: { query: { lat, lon, limit: 1 } } })),
  places: (query: PlaceQuery, signal?: AbortSignal) =>
    unwrap(client.GET("/api/v1/places", { params: { query }, ...(signal && { signal }) })),
  place: (id: string) => unwrap(client.GET("/api/v1/places/{place_id}", { params: { path: { place_id: id } } })),
  events: (query: EventQuery, signal?: AbortSignal) =>
    unwrap(client.GET("/api/v1/events", { params: { query }, ...(signal && { signal }) })),
  /** At a place, where nothing takes place from afar. */
  eventsAt: (place_id: string, signal: AbortSignal) =>
    api.events({ place_id, limit: 10 }, signal) as Promise<Page<EventItem>>,
  event: (id: string) => unwrap(client.GET("/api/v1/events/{event_id}", { params: { path: { event_id: id } } })),
  careers: (query: CareerQuery, signal?: AbortSignal) =>
    unwrap(client.GET("/api/v1/careers", { params: { query }, ...(signal && { signal }) })),
  career: (code: string) => unwrap(client.GET("/api/v1/careers/{code}", { params: { path: { code } } })),
  around: (query: AroundQuery, signal?: AbortSignal): Promise<Page<AroundItem>> =>
    unwrap(client.GET("/api/v1/around", { params: { query }, ...(signal && { signal }) })),
  outlines: (level: "region" | "departments" | "communes", department?: string) =>
    unwrap(
      client.GET("/api/v1/outlines/{level}", {
        params: { path: { level }, query: department ? { department } : {} },
      }),
    ) as Promise<unknown> as Promise<Outlines>,
};

/** Outlines of the territory, GeoJSON. */
export interface Outlines {
  type: "FeatureCollection";
  features: {
    type: "Feature";
    geometry: { type: "Polygon"; coordinates: number[][][] } | { type: "MultiPolygon"; coordinates: number[][][][] };
    properties: { code: string; name: string };
  }[];
}
