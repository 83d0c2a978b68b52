// Short names for the wire shapes that the OpenAPI document defines.
import type { components } from "./api";

type Schemas = components["schemas"];

export type PlaceItem = Schemas["PlaceItem"];
export type Place = Schemas["PlacePublic"];
export type EventItem = Schemas["EventItem"];
/** What takes place from afar, among events. */
export type RemoteItem = Schemas["RemoteItem"];
export type AgendaEvent = Schemas["EventPublic"];
export type CareerItem = Schemas["CareerItem"];
export type CareerNear = Schemas["CareerNear"];
export type Career = Schemas["CareerPublic"];
export type Commune = Schemas["CommunePublic"];
export type Settings = Schemas["PublicSettings"];
export type Source = Schemas["SourcePublic"];
export type Access = Schemas["Access"];
export type OpeningDay = Schemas["OpeningDay"];
export type Closure = Schemas["Closure"];
export type ErrorReport = Schemas["ErrorReportCreate"];
export type ApplicationDraft = Schemas["ApplicationCreate"];
export type QuestionDraft = Schemas["QuestionCreate"];
export type SafetyReport = Schemas["ReportCreate"];
export type OfferReport = Schemas["OfferReportCreate"];
export type OfferReason = Schemas["ReportReason"];
export type Topic = ErrorReport["topic"];
export type OfferItem = Schemas["OfferItem"];
export type Offer = Schemas["OfferPublic"];
export type OfferKind = Schemas["OfferKind"];
export type OfferLevel = Schemas["OfferLevel"];
export type TrainingItem = Schemas["TrainingItem"];
export type Training = Schemas["TrainingPublic"];
export type AroundItem = PlaceItem | EventItem | CareerNear | OfferItem;
export type PlaceKind = PlaceItem["kind"];
export type EventKind = EventItem["kind"] | RemoteItem["kind"];
export type Level = PlaceItem["levels"][number];
export type Letter = NonNullable<CareerItem["riasec"]>["major"];

/** One page of a list; `next` is the cursor of the page that follows, null at the end. */
export interface Page<T> {
  items: T[];
  next: string | null;
}

/** Where to search: around a commune, around a rounded position, or in the whole region. */
export type Where =
  /** `account`: whose commune it is, where it was not chosen on this phone. */
  | { by: "commune"; code: string; name: string; lat: number; lon: number; account?: string }
  /** `name` and `code`: the commune in which it is. */
  | { by: "position"; lat: number; lon: number; name: string | null; code?: string | undefined }
  | { by: "region" };
