// What moderators ask of the API. Every reading of people's words is written to the audit there.
import type { components } from "../../data/api";
import { client, unwrap } from "../../data/client";

type Schemas = components["schemas"];

export type CaseBrief = Schemas["CaseBrief"];
export type CaseDetail = Schemas["CaseDetail"];
export type CaseDecision = Schemas["CaseDecision"];
export type CaseDecisionKind = CaseDecision["decision"];
export type DecisionSeen = Schemas["DecisionSeen"];
export type PersonSeen = Schemas["PersonSeen"];
export type LineSeen = Schemas["LineSeen"];
export type AppealSeen = Schemas["AppealSeen"];
export type MeetingSeen = Schemas["MeetingSeen"];
export type ConversationSeen = Schemas["ConversationSeen"];
export type CaseOrigin = CaseBrief["origin"];

interface Paged {
  limit: number;
  cursor?: string;
}

const ofCase = (case_id: string) => ({ path: { case_id } });

export const casesApi = {
  list: (query: { state: "open" | "decided"; origin?: CaseOrigin } & Paged, signal: AbortSignal) =>
    unwrap(client.GET("/api/v1/staff/cases", { params: { query }, signal })),
  read: (id: string, signal: AbortSignal) =>
    unwrap(client.GET("/api/v1/staff/cases/{case_id}", { params: ofCase(id), signal })),
  decide: (id: string, body: CaseDecision) =>
    unwrap(client.POST("/api/v1/staff/cases/{case_id}/decide", { params: ofCase(id), body })),
  appeals: (query: { state: "waiting" | "decided" } & Paged, signal: AbortSignal) =>
    unwrap(client.GET("/api/v1/staff/appeals", { params: { query }, signal })),
  decideAppeal: (appeal_id: string, uphold: boolean, answer: string) =>
    unwrap(
      client.POST("/api/v1/staff/appeals/{appeal_id}/decide", {
        params: { path: { appeal_id } },
        body: { uphold, answer },
      }),
    ),
  talks: async (account_id: string, signal: AbortSignal) =>
    (await unwrap(client.GET("/api/v1/staff/conversations", { params: { query: { account_id } }, signal }))).items,
  readTalk: (conversation_id: string, motive: string) =>
    unwrap(
      client.POST("/api/v1/staff/conversations/{conversation_id}/read", {
        params: { path: { conversation_id } },
        body: { motive },
      }),
    ),
};
