// Answers that everybody may read, and what their two people and referents do about them.
import type { components, paths } from "../../data/api";
import { client, unwrap } from "../../data/client";

type Schemas = components["schemas"];

export type Answer = Schemas["AnswerPublic"];
export type AnswerMine = Schemas["AnswerMine"];
export type AnswerForStaff = Schemas["AnswerForStaff"];
export type AnswerQuery = NonNullable<paths["/api/v1/answers"]["get"]["parameters"]["query"]>;
export type Said = Schemas["MessagePublic"];
export type AnswerStep = "agree" | "refuse" | "withdraw";

const path = (answer_id: string) => ({ path: { answer_id } });

export const answersApi = {
  list: (query: AnswerQuery, signal: AbortSignal) =>
    unwrap(client.GET("/api/v1/answers", { params: { query }, signal })),
  one: (answer_id: string, signal: AbortSignal) =>
    unwrap(client.GET("/api/v1/answers/{answer_id}", { params: path(answer_id), signal })),
  mine: (cursor: string | undefined, signal: AbortSignal) =>
    unwrap(client.GET("/api/v1/me/answers", { params: { query: cursor ? { cursor } : {} }, signal })),
  propose: (body: Schemas["AnswerCreate"]) => unwrap(client.POST("/api/v1/me/answers", { body })),
  step: (answer_id: string, step: AnswerStep) =>
    unwrap(client.POST(`/api/v1/me/answers/{answer_id}/${step}`, { params: path(answer_id) })),

  /** What a student may have published: their question, and messages of the other side. */
  said: async (conversation_id: string, signal: AbortSignal) => {
    const read = (query: { limit: number; before?: number }) =>
      unwrap(
        client.GET("/api/v1/conversations/{conversation_id}/messages", {
          params: { path: { conversation_id }, query },
          signal,
        }),
      );
    const [first, last] = await Promise.all([read({ before: 2, limit: 1 }), read({ limit: 100 })]);
    const visible = ({ status }: Said) => status === "visible";
    return {
      question: first.items.find(visible)?.text,
      messages: last.items.filter((message) => message.side === "mentor" && visible(message)),
    };
  },

  forStaff: (query: NonNullable<paths["/api/v1/staff/answers"]["get"]["parameters"]["query"]>, signal: AbortSignal) =>
    unwrap(client.GET("/api/v1/staff/answers", { params: { query }, signal })),
  write: (body: Schemas["AnswerWrite"]) => unwrap(client.POST("/api/v1/staff/answers", { body })),
  publish: (answer_id: string, body: Schemas["AnswerPublish"]) =>
    unwrap(client.POST("/api/v1/staff/answers/{answer_id}/publish", { params: path(answer_id), body })),
  refuse: (answer_id: string, reason: string) =>
    unwrap(client.POST("/api/v1/staff/answers/{answer_id}/refuse", { params: path(answer_id), body: { reason } })),
};
