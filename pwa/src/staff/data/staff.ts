// What referents, admins and the data protection officer ask of the API.
import type { components } from "../../data/api";
import { client, unwrap } from "../../data/client";

type Schemas = components["schemas"];

export type AccountFound = Schemas["AccountFound"];
export type AuditEntry = Schemas["AuditEntryPublic"];
export type BirthDateReview = Schemas["BirthDateReviewPublic"];
export type Role = Schemas["Role"];
export type Opposition = Schemas["OppositionPublic"];
export type CandidacyBrief = Schemas["CandidacyBrief"];
export type CandidacyDetail = Schemas["CandidacyDetail"];
export type CandidacyStatus = CandidacyBrief["status"];

/** Every role, as staff may give it. */
export const ROLES: readonly Role[] = [
  "student",
  "parent",
  "mentor",
  "issuer",
  "company",
  "school",
  "referent",
  "adviser",
  "dpo",
  "admin",
];

export type AccountQuery = { email: string } | { id: string } | { role: Role };

const account = (account_id: string) => ({ path: { account_id } });

export const staffApi = {
  accounts: (query: AccountQuery) => unwrap(client.GET("/api/v1/accounts", { params: { query } })),
  grant: (account_id: string, role: Role, departments: string[]) =>
    unwrap(
      client.PUT("/api/v1/accounts/{account_id}/roles/{role}", {
        params: { path: { account_id, role } },
        body: { departments },
      }),
    ),
  revoke: (account_id: string, role: Role) =>
    unwrap(client.DELETE("/api/v1/accounts/{account_id}/roles/{role}", { params: { path: { account_id, role } } })),
  ban: (account_id: string, reason: string) =>
    unwrap(client.POST("/api/v1/accounts/{account_id}/ban", { params: account(account_id), body: { reason } })),
  liftBan: (account_id: string) =>
    unwrap(client.DELETE("/api/v1/accounts/{account_id}/ban", { params: account(account_id) })),
  birthDates: (signal?: AbortSignal) => unwrap(client.GET("/api/v1/birth-date-reviews", { ...(signal && { signal }) })),
  decideBirthDate: (review_id: string, accept: boolean) =>
    unwrap(
      client.POST("/api/v1/birth-date-reviews/{review_id}", { params: { path: { review_id } }, body: { accept } }),
    ),
  audit: (query: { action?: string; account_id?: string; cursor?: string; limit: number }, signal: AbortSignal) =>
    unwrap(client.GET("/api/v1/audit", { params: { query }, signal })),
  candidacies: (query: { status: CandidacyStatus; cursor?: string; limit: number }, signal: AbortSignal) =>
    unwrap(client.GET("/api/v1/candidacies", { params: { query }, signal })),
  candidacy: (candidacy_id: string, signal: AbortSignal) =>
    unwrap(client.GET("/api/v1/candidacies/{candidacy_id}", { params: { path: { candidacy_id } }, signal })),
  decide: (candidacy_id: string, accept: boolean, reason: string) =>
    unwrap(
      client.POST("/api/v1/candidacies/{candidacy_id}/decision", {
        params: { path: { candidacy_id } },
        body: { accept, reason },
      }),
    ),
  revokeApproval: (candidacy_id: string, reason: string) =>
    unwrap(
      client.POST("/api/v1/candidacies/{candidacy_id}/revoke", {
        params: { path: { candidacy_id } },
        body: { reason },
      }),
    ),
  oppositions: (signal: AbortSignal) => unwrap(client.GET("/api/v1/oppositions", { signal })),
  decideOpposition: (opposition_id: string, accept: boolean, reason: string) =>
    unwrap(
      client.POST("/api/v1/oppositions/{opposition_id}", {
        params: { path: { opposition_id } },
        body: { accept, reason },
      }),
    ),
};
