import type { components } from "../../../data/api";
import { api, client, unwrap } from "../../../data/client";
import { pointOf } from "../../../data/point";
import { keyOf } from "../../../data/store";
import type { Career, EventItem, Place, Training, Where } from "../../../data/types";
import { sheetOrKept } from "../../../ui/use-sheet";
import { type PlaceOfTraining, trainingsApi } from "../trainings/api";

type Schemas = components["schemas"];

// What stands beside a sheet may be out of reach without a network: undefined then. It is asked for as the sheet's own
// page asks, so that what was visited is there.
export interface OfCareer {
  career: Career;
  figures: Schemas["CareerFigures"] | undefined;
  ways: Schemas["Way"][] | undefined;
}
export interface OfTraining {
  training: Training;
  places: PlaceOfTraining[] | undefined;
}
export interface OfPlace {
  place: Place;
  taught: Schemas["PlaceTrainings"] | undefined;
  outcomes: Schemas["SchoolOutcome"][] | undefined;
  events: EventItem[] | undefined;
}

const orNothing = <T>(asked: Promise<T>): Promise<T | undefined> => asked.catch(() => undefined);

export async function loadCareer(code: string, where: Where | null, signal: AbortSignal): Promise<OfCareer> {
  const params = { path: { code }, query: pointOf(where) };
  const [career, figures, ways] = await Promise.all([
    sheetOrKept(keyOf("career", code), () => api.career(code)),
    orNothing(unwrap(client.GET("/api/v1/careers/{code}/figures", { params, signal }))),
    orNothing(unwrap(client.GET("/api/v1/careers/{code}/trainings", { params, signal }))),
  ]);
  return { career, figures, ways: ways?.ways };
}

export async function loadTraining(id: string, where: Where | null, signal: AbortSignal): Promise<OfTraining> {
  const [training, places] = await Promise.all([
    sheetOrKept(keyOf("training", id), () => trainingsApi.one(id)),
    orNothing(trainingsApi.places(id, pointOf(where), signal)),
  ]);
  return { training, places: places?.items };
}

export async function loadPlace(id: string, _where: Where | null, signal: AbortSignal): Promise<OfPlace> {
  const path = { place_id: id };
  const [place, taught, outcomes, events] = await Promise.all([
    sheetOrKept(keyOf("place", id), () => api.place(id)),
    orNothing(trainingsApi.at(id, signal)),
    orNothing(unwrap(client.GET("/api/v1/places/{place_id}/outcomes", { params: { path }, signal }))),
    orNothing(api.eventsAt(id, signal)),
  ]);
  return { place, taught, outcomes: outcomes?.outcomes, events: events?.items };
}
