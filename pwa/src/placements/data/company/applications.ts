// Applications as a company answers them, and as a school follows those of its pupils.
import type { components } from "../../../data/api";
import { client, unwrap } from "../../../data/client";

type Schemas = components["schemas"];

export type Application = Schemas["ApplicationReceived"];
export type PupilApplication = Schemas["PupilApplication"];
export type PupilPlaced = Schemas["PupilPlaced"];
export type CompanyReason = Schemas["CompanyReason"];

/** What students do about the applications that a company has. */
export const RECEIVED = ["received", "confirmed", "withdrawn", "unconfirmed"].map((what) => `application.${what}`);

const of = (application_id: string) => ({ path: { application_id } });
const DAY_MS = 86_400_000;

export const applicationsApi = {
  received: (
    organisation_id: string,
    query: { show: "waiting" | "to_welcome" | "all"; offer_id?: string; limit?: number },
    cursor: string | undefined,
    signal: AbortSignal,
  ) =>
    unwrap(
      client.GET("/api/v1/organisations/{organisation_id}/applications", {
        params: { path: { organisation_id }, query: { limit: 50, ...query, ...(cursor && { cursor }) } },
        signal,
      }),
    ),
  read: (id: string, signal: AbortSignal) =>
    unwrap(client.GET("/api/v1/applications/{application_id}", { params: of(id), signal })),
  see: (id: string) => unwrap(client.POST("/api/v1/applications/{application_id}/seen", { params: of(id) })),
  accept: (id: string, contact: string, weeks: string[]) =>
    unwrap(client.POST("/api/v1/applications/{application_id}/accept", { params: of(id), body: { contact, weeks } })),
  correctContact: (id: string, contact: string) =>
    unwrap(client.PUT("/api/v1/applications/{application_id}/contact", { params: of(id), body: { contact } })),
  sayOutcome: (id: string, took_place: boolean) =>
    unwrap(client.PUT("/api/v1/applications/{application_id}/outcome", { params: of(id), body: { took_place } })),
  refuse: (id: string, reason: CompanyReason, word: string) =>
    unwrap(client.POST("/api/v1/applications/{application_id}/refuse", { params: of(id), body: { reason, word } })),
  cancel: (id: string, reason: CompanyReason, word: string) =>
    unwrap(client.POST("/api/v1/applications/{application_id}/cancel", { params: of(id), body: { reason, word } })),
  /** The pupils of a school, those without a placement first. */
  pupilsPlaced: (organisation_id: string, without: boolean, cursor: string | undefined, signal: AbortSignal) =>
    unwrap(
      client.GET("/api/v1/organisations/{organisation_id}/pupil-placements", {
        params: { path: { organisation_id }, query: { limit: 50, without, ...(cursor && { cursor }) } },
        signal,
      }),
    ),
  ofPupils: (
    organisation_id: string,
    of: { status?: PupilApplication["status"]; pupil?: string },
    cursor: string | undefined,
    signal: AbortSignal,
  ) =>
    unwrap(
      client.GET("/api/v1/organisations/{organisation_id}/pupil-applications", {
        params: {
          path: { organisation_id },
          query: { limit: 50, ...of, ...(cursor && { cursor }) },
        },
        signal,
      }),
    ),
};

/** Whole days left before an instant; 0 on its last day. */
export function daysLeft(instant: string, now = Date.now()): number {
  return Math.max(0, Math.floor((Date.parse(instant) - now) / DAY_MS));
}
