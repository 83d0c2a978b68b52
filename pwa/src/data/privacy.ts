// Consents, a parent's answers, and personal data.
import type { components } from "./api";
import { client, unwrap } from "./client";

type Schemas = components["schemas"];

export type Consents = Schemas["ConsentsPublic"];
export type Consent = Schemas["ConsentPublic"];
export type Purpose = Schemas["Purpose"];
export type GuardianLink = Schemas["GuardianLinkPublic"];
export type GuardianAnswer = Schemas["GuardianAnswer"];
export type GuardianOpened = Schemas["GuardianOpenPublic"];
export type GuardianAnswered = Schemas["GuardianAnswered"];
export type GuardianManaged = Schemas["GuardianManagePublic"];
export type GuardianDecision = Schemas["GuardianDecision"];
export type BadgeDecision = Schemas["ParentDecision"];
export type BadgesForParent = Schemas["BadgesForParent"];
export type GuardianMails = Schemas["GuardianMails"];
export type Opposition = Schemas["OppositionCreate"];
export type Export = Schemas["ExportPublic"];
export type RetentionPeriod = Schemas["RetentionPublic"];

/** Names what the app says of each consent; `api/people/privacy/wordings.json` keeps the words, compared by a test. */
const WORDING = "2026-11-30.2";

export const privacyApi = {
  consents: (signal: AbortSignal) => unwrap(client.GET("/api/v1/me/consents", { signal })),
  decide: (purpose: Purpose, agree: boolean) =>
    unwrap(
      client.PUT("/api/v1/me/consents/{purpose}", { params: { path: { purpose } }, body: { agree, wording: WORDING } }),
    ),
  setBirthDate: (birth_date: string) => unwrap(client.PUT("/api/v1/me/birth-date", { body: { birth_date } })),
  askGuardian: (email: string) => unwrap(client.PUT("/api/v1/me/guardian", { body: { email } })),
  remindGuardian: () => unwrap(client.POST("/api/v1/me/guardian/remind")),

  open: (token: string, signal: AbortSignal) =>
    unwrap(client.POST("/api/v1/guardian/open", { body: { token }, signal })),
  answer: (body: GuardianAnswer) => unwrap(client.POST("/api/v1/guardian/answer", { body })),
  manage: (token: string, signal: AbortSignal) =>
    unwrap(client.POST("/api/v1/guardian/manage", { body: { token }, signal })),
  withdraw: (token: string, purposes: Purpose[]) =>
    unwrap(client.POST("/api/v1/guardian/withdraw", { body: { token, purposes } })),
  badges: (token: string, signal: AbortSignal) =>
    unwrap(client.POST("/api/v1/guardian/badges", { body: { token }, signal })),
  decideBadge: (body: BadgeDecision) => unwrap(client.POST("/api/v1/guardian/badges/decide", { body })),
  sendAgain: (email: string) => unwrap(client.POST("/api/v1/guardian/again", { body: { email } })),
  mails: (token: string, signal: AbortSignal) =>
    unwrap(client.POST("/api/v1/guardian/mails", { body: { token }, signal })),
  decideMails: (token: string, stopped: boolean) =>
    unwrap(client.POST("/api/v1/guardian/mails/decide", { body: { token, stopped } })),
  oppose: (body: Opposition) => unwrap(client.POST("/api/v1/guardian/oppose", { body })),

  exports: (signal: AbortSignal) => unwrap(client.GET("/api/v1/me/exports", { signal })),
  askExport: () => unwrap(client.POST("/api/v1/me/exports")),
  retention: (signal: AbortSignal) => unwrap(client.GET("/api/v1/retention", { signal })),
};

/** Where a finished export is downloaded. */
export function exportHref(id: string): string {
  return `/api/v1/me/exports/${id}/file`;
}
