// Conversations at the server.
import { client, unwrap } from "../../../data/client";

const path = (id: string) => ({ conversation_id: id });

export const talksApi = {
  mine: (state: "open" | "closed" | "to_answer", cursor: string | undefined, signal: AbortSignal) =>
    unwrap(
      client.GET("/api/v1/me/conversations", {
        params: { query: { state, limit: 30, ...(cursor && { cursor }) } },
        signal,
      }),
    ),
  one: (id: string) => unwrap(client.GET("/api/v1/conversations/{conversation_id}", { params: { path: path(id) } })),
  /** The last messages, those before one, or those with some words. */
  messages: (id: string, query: { before?: number; q?: string; limit?: number } = {}) =>
    unwrap(client.GET("/api/v1/conversations/{conversation_id}/messages", { params: { path: path(id), query } })),
  delivered: (id: string, seq: number) =>
    unwrap(
      client.POST("/api/v1/conversations/{conversation_id}/delivered", { params: { path: path(id) }, body: { seq } }),
    ),
  seen: (id: string, seq: number) =>
    unwrap(client.POST("/api/v1/conversations/{conversation_id}/seen", { params: { path: path(id) }, body: { seq } })),
  close: (id: string) =>
    unwrap(client.POST("/api/v1/conversations/{conversation_id}/close", { params: { path: path(id) } })),
  quickReplies: (signal: AbortSignal) => unwrap(client.GET("/api/v1/me/quick-replies", { signal })),
  keepQuickReply: (text: string) =>
    unwrap(client.POST("/api/v1/me/quick-replies", { body: { id: crypto.randomUUID(), text } })),
  dropQuickReply: (id: string) =>
    unwrap(client.DELETE("/api/v1/me/quick-replies/{reply_id}", { params: { path: { reply_id: id } } })),
};
