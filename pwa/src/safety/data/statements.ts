// Decisions that concern a person, and asking another moderator to look again.
import type { components } from "../../data/api";
import { client, unwrap } from "../../data/client";

type Schemas = components["schemas"];

export type Statement = Schemas["StatementPublic"];
export type Appeal = Schemas["AppealCreate"];

const decision = (decision_id: string) => ({ path: { decision_id } });

export const statementsApi = {
  list: (signal: AbortSignal) => unwrap(client.GET("/api/v1/me/statements", { signal })),
  read: (id: string, signal: AbortSignal) =>
    unwrap(client.GET("/api/v1/me/statements/{decision_id}", { params: decision(id), signal })),
  appeal: (id: string, body: Appeal) =>
    unwrap(client.POST("/api/v1/me/statements/{decision_id}/appeal", { params: decision(id), body })),
  /** For those whose account is closed: the link of their mail carries the token. */
  open: (token: string, signal: AbortSignal) =>
    unwrap(client.POST("/api/v1/statements/open", { body: { token }, signal })),
  /** The link has expired: a new one goes to the account's mailbox. */
  renew: (token: string) => unwrap(client.POST("/api/v1/statements/renew", { body: { token } })),
  appealByToken: (token: string, appeal: Appeal) =>
    unwrap(client.POST("/api/v1/statements/appeal", { body: { token, ...appeal } })),
};
