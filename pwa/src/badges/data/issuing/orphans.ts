// Badges whose issuer is gone, for the Region.
import type { components } from "../../../data/api";
import { client, unwrap } from "../../../data/client";

type Schemas = components["schemas"];

export type OrphanIssuer = Schemas["OrphanIssuer"];
export type OrphanBadge = Schemas["OrphanBadge"];

interface Asked {
  limit: number;
  cursor?: string;
}

export const orphansApi = {
  issuers: (query: Asked, signal: AbortSignal) =>
    unwrap(client.GET("/api/v1/staff/badge-issuers", { params: { query }, signal })),
  badges: (issuer_id: string, query: Asked & { q: string }, signal: AbortSignal) =>
    unwrap(
      client.GET("/api/v1/staff/badge-issuers/{issuer_id}/credentials", {
        params: { path: { issuer_id }, query },
        signal,
      }),
    ),
  revoke: (credential_id: string, reason: string) =>
    unwrap(
      client.POST("/api/v1/staff/badge-credentials/{credential_id}/revoke", {
        params: { path: { credential_id } },
        body: { reason },
      }),
    ),
};
