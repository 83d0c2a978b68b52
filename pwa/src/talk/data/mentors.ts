// Verified mentors, as everybody may see them, and a mentor's own availability.
import type { components, paths } from "../../data/api";
import { client, unwrap } from "../../data/client";
import { isOffline } from "../../data/errors";
import { keepForAccount, keptForAccount } from "../../data/session";

type Schemas = components["schemas"];

export type MentorBrief = Schemas["MentorBrief"];
export type Mentor = Schemas["MentorPublic"];
export type Availability = Schemas["AvailabilityMine"];
export type AvailabilityUpdate = Schemas["AvailabilityUpdate"];
export type MentorQuery = NonNullable<paths["/api/v1/mentors"]["get"]["parameters"]["query"]>;

const ASKED = "mentor-to-ask";

export const mentorsApi = {
  list: (query: MentorQuery, signal: AbortSignal) =>
    unwrap(client.GET("/api/v1/mentors", { params: { query }, signal })),
  one: (mentor_id: string, signal: AbortSignal) =>
    unwrap(client.GET("/api/v1/mentors/{mentor_id}", { params: { path: { mentor_id } }, signal })),

  /** For staff: those of their departments, by their name too. */
  forStaff: (q: string, signal: AbortSignal) =>
    unwrap(client.GET("/api/v1/staff/mentors", { params: { query: { q } }, signal })),

  availability: (signal: AbortSignal) => unwrap(client.GET("/api/v1/me/availability", { signal })),
  saveAvailability: (body: AvailabilityUpdate) => unwrap(client.PUT("/api/v1/me/availability", { body })),
  resume: () => unwrap(client.POST("/api/v1/me/availability/resume")),
};

/** Whom one is about to ask: the last one stays on the phone, so that the question can be written without a network. */
export async function mentorToAsk(id: string, signal: AbortSignal): Promise<Mentor> {
  try {
    const mentor = await mentorsApi.one(id, signal);
    keepForAccount(ASKED, mentor);
    return mentor;
  } catch (error) {
    const kept = isOffline(error) ? keptForAccount<Mentor>(ASKED) : undefined;
    if (kept?.id !== id) throw error;
    return kept;
  }
}
