// Signing in, and one's own account, as functions.
import type { components } from "../../data/api";
import { client, unwrap } from "../../data/client";
import { type Role, take } from "../../data/session";
import { shared } from "../../data/shared-computer";

type Schemas = components["schemas"];

export type SignInWays = Schemas["SignInWays"];
export type Provider = Schemas["ProviderPublic"];
export type CodeSent = Schemas["CodeSent"];
export type CodeAnswer = Schemas["CodeAnswer"];
export type Device = Schemas["DevicePublic"];
export type Notification = Schemas["NotificationPublic"];
export type OutboxMail = Schemas["OutboxMail"];
export type StudyLevel = Schemas["StudyLevel"];

const here = () => ({ shared: shared.value !== null });

export const signInApi = {
  ways: (signal: AbortSignal) => unwrap(client.GET("/api/v1/sign-in", { signal })),
  sendCode: (email: string, pass?: string) =>
    unwrap(client.POST("/api/v1/sign-in/code", { body: { email, ...(pass && { personal_code: pass }) } })),
  verify: async (answer: CodeAnswer) =>
    take(await unwrap(client.POST("/api/v1/sign-in/code/verify", { body: { ...answer, ...here() } }))),
  demo: async (role: Role) => take(await unwrap(client.POST("/api/v1/sign-in/demo", { body: { role, ...here() } }))),
  outbox: (signal: AbortSignal) => unwrap(client.GET("/api/v1/outbox", { signal })),
};

export const meApi = {
  setBirthDate: (birthDate: string) => unwrap(client.PUT("/api/v1/me/birth-date", { body: { birth_date: birthDate } })),
  /** Needs the consent to a kept place; null forgets it. */
  keepCommune: (code: string | null) => unwrap(client.PUT("/api/v1/me/commune", { body: { commune_code: code } })),
  resetSuggestions: () => unwrap(client.POST("/api/v1/me/suggestions/reset")),
  sendEmailCode: (email: string) => unwrap(client.POST("/api/v1/me/email", { body: { email } })),
  verifyEmail: (answer: CodeAnswer) => unwrap(client.POST("/api/v1/me/email/verify", { body: answer })),
  devices: (signal: AbortSignal) => unwrap(client.GET("/api/v1/me/sessions", { signal })),
  closeDevice: (id: string) =>
    unwrap(client.DELETE("/api/v1/me/sessions/{session_id}", { params: { path: { session_id: id } } })),
  closeOtherDevices: () => unwrap(client.DELETE("/api/v1/me/sessions")),
  notifications: (cursor: string | null, signal?: AbortSignal) =>
    unwrap(
      client.GET("/api/v1/me/notifications", {
        params: { query: { limit: 30, ...(cursor && { cursor }) } },
        ...(signal && { signal }),
      }),
    ),
  putAway: (ids: number[], away: boolean) =>
    unwrap(client.POST("/api/v1/me/notifications/away", { body: { ids, away } })),
  seen: (last: number) => unwrap(client.POST("/api/v1/me/notifications/seen", { body: { last } })),
};
