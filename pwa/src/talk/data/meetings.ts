// Meetings: who answers when, one's seat, and what is said there.
import type { components, paths } from "../../data/api";
import { client, unwrap } from "../../data/client";

type Schemas = components["schemas"];

export type Meeting = Schemas["MeetingPublic"];
export type Room = Schemas["MeetingRoom"];
export type Asked = Schemas["QuestionInMeeting"];
export type Level = NonNullable<Schemas["MeetingCreate"]["levels"]>[number];

const of = (meeting_id: string) => ({ path: { meeting_id } });

export const meetingsApi = {
  list: (query: NonNullable<paths["/api/v1/meetings"]["get"]["parameters"]["query"]>, signal: AbortSignal) =>
    unwrap(client.GET("/api/v1/meetings", { params: { query }, signal })),
  mine: (signal: AbortSignal) =>
    unwrap(client.GET("/api/v1/me/meetings", { params: { query: { limit: 50 } }, signal })),
  one: (id: string, signal: AbortSignal) =>
    unwrap(client.GET("/api/v1/meetings/{meeting_id}", { params: of(id), signal })),
  room: (id: string, signal: AbortSignal) =>
    unwrap(client.GET("/api/v1/meetings/{meeting_id}/room", { params: of(id), signal })),

  announce: (body: Schemas["MeetingCreate"]) => unwrap(client.POST("/api/v1/meetings", { body })),
  change: (id: string, body: Schemas["MeetingUpdate"]) =>
    unwrap(client.PATCH("/api/v1/meetings/{meeting_id}", { params: of(id), body })),
  cancel: (id: string) => unwrap(client.POST("/api/v1/meetings/{meeting_id}/cancel", { params: of(id) })),
  open: (id: string) => unwrap(client.POST("/api/v1/meetings/{meeting_id}/open", { params: of(id) })),
  close: (id: string) => unwrap(client.POST("/api/v1/meetings/{meeting_id}/close", { params: of(id) })),

  register: (id: string) => unwrap(client.PUT("/api/v1/meetings/{meeting_id}/registration", { params: of(id) })),
  leave: (id: string) => unwrap(client.DELETE("/api/v1/meetings/{meeting_id}/registration", { params: of(id) })),
  ask: (id: string, body: Schemas["MeetingQuestionCreate"]) =>
    unwrap(client.POST("/api/v1/meetings/{meeting_id}/questions", { params: of(id), body })),
  answer: (meeting_id: string, question_id: string, body: Schemas["MeetingAnswerCreate"]) =>
    unwrap(
      client.POST("/api/v1/meetings/{meeting_id}/questions/{question_id}/answer", {
        params: { path: { meeting_id, question_id } },
        body,
      }),
    ),
};

/** Whether it may still take place. */
export function isToCome({ status, ends_at }: Meeting): boolean {
  return (status === "planned" || status === "open") && new Date(ends_at) > new Date();
}
