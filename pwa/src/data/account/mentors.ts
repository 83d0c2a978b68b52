// Verified mentors, as everybody may see them.
import type { components } from "../api";
import { client, unwrap } from "../client";

export type MentorBrief = components["schemas"]["MentorBrief"];
export type Mentor = components["schemas"]["MentorPublic"];

export interface MentorQuery {
  commune?: string;
  career?: string;
  kind?: MentorBrief["kind"];
  cursor?: string;
  limit: number;
}

export const mentorsApi = {
  list: (query: MentorQuery, signal: AbortSignal) =>
    unwrap(client.GET("/api/v1/mentors", { params: { query }, signal })),
  one: (mentor_id: string, signal: AbortSignal) =>
    unwrap(client.GET("/api/v1/mentors/{mentor_id}", { params: { path: { mentor_id } }, signal })),
};
