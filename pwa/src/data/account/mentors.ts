// Verified mentors, as everybody may see them, and a mentor's own availability.
import type { components, paths } from "../api";
import { client, unwrap } from "../client";

type Schemas = components["schemas"];

export type MentorBrief = Schemas["MentorBrief"];
export type Mentor = Schemas["MentorPublic"];
export type Availability = Schemas["AvailabilityMine"];
export type AvailabilityUpdate = Schemas["AvailabilityUpdate"];
export type MentorQuery = NonNullable<paths["/api/v1/mentors"]["get"]["parameters"]["query"]>;

export const mentorsApi = {
  list: (query: MentorQuery, signal: AbortSignal) =>
    unwrap(client.GET("/api/v1/mentors", { params: { query }, signal })),
  one: (mentor_id: string, signal: AbortSignal) =>
    unwrap(client.GET("/api/v1/mentors/{mentor_id}", { params: { path: { mentor_id } }, signal })),

  availability: (signal: AbortSignal) => unwrap(client.GET("/api/v1/me/availability", { signal })),
  saveAvailability: (body: AvailabilityUpdate) => unwrap(client.PUT("/api/v1/me/availability", { body })),
  resume: () => unwrap(client.POST("/api/v1/me/availability/resume")),
};
