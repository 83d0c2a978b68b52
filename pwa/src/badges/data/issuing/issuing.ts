// What an issuer does with badges: the profile, the badges themselves, awards, codes, requests.
import type { components } from "../../../data/api";
import { client, unwrap } from "../../../data/client";
import type { Page } from "../../../data/types";

type Schemas = components["schemas"];

export type Profile = Schemas["ProfilePublic"];
export type ProfileWrite = Schemas["ProfileWrite"];
export type Achievement = Schemas["AchievementOwn"];
export type AchievementWrite = Omit<Schemas["AchievementCreate"], "id">;
export type Alignment = Schemas["AlignmentWrite"];
export type AchievementKind = Schemas["AchievementKind"];
export type Batch = Schemas["BatchPublic"];
export type Recipient = Schemas["Recipient"];
export type Issued = Schemas["CredentialIssued"];
export type IssuedState = Issued["state"];
export type Code = Schemas["CodePublic"];
export type CodeWrite = Omit<Schemas["CodeCreate"], "id">;
export type Received = Schemas["RequestReceived"];
export type ReceivedDetail = Schemas["RequestDetail"];
export type Decision = Schemas["RequestDecision"];

/** A picture as the designer composes it. */
export interface Design {
  shape: string;
  colour: string;
  icon: string;
}

const organisation = (organisation_id: string) => ({ path: { organisation_id } });
const achievement = (achievement_id: string) => ({ path: { achievement_id } });
/** A file goes as it is, not as JSON. */
const raw = (file: Blob) => ({
  body: file as unknown as string,
  headers: { "Content-Type": file.type || "application/octet-stream" },
});
const page = (cursor: string | undefined) => ({ limit: 50, ...(cursor && { cursor }) });

export const issuingApi = {
  profile: (id: string, signal: AbortSignal) =>
    unwrap(client.GET("/api/v1/badges/organisations/{organisation_id}/profile", { params: organisation(id), signal })),
  writeProfile: (id: string, body: ProfileWrite) =>
    unwrap(client.PUT("/api/v1/badges/organisations/{organisation_id}/profile", { params: organisation(id), body })),
  writeLogo: (id: string, file: Blob) =>
    unwrap(
      client.PUT("/api/v1/badges/organisations/{organisation_id}/profile/image", {
        params: organisation(id),
        ...raw(file),
      }),
    ),
  rotateKey: (id: string, kid: string) =>
    unwrap(
      client.POST("/api/v1/badges/organisations/{organisation_id}/profile/keys", {
        params: organisation(id),
        body: { kid },
      }),
    ),
  achievements: (id: string, cursor: string | undefined, signal: AbortSignal): Promise<Page<Achievement>> =>
    unwrap(
      client.GET("/api/v1/badges/organisations/{organisation_id}/achievements", {
        params: { ...organisation(id), query: page(cursor) },
        signal,
      }),
    ),
  begin: (organisation_id: string, id: string, content: AchievementWrite) =>
    unwrap(
      client.POST("/api/v1/badges/organisations/{organisation_id}/achievements", {
        params: organisation(organisation_id),
        body: { ...content, id },
      }),
    ),
  read: (id: string, signal: AbortSignal) =>
    unwrap(client.GET("/api/v1/badges/achievements/{achievement_id}/own", { params: achievement(id), signal })),
  change: (id: string, content: AchievementWrite) =>
    unwrap(
      client.PATCH("/api/v1/badges/achievements/{achievement_id}/own", { params: achievement(id), body: content }),
    ),
  publish: (id: string) =>
    unwrap(client.POST("/api/v1/badges/achievements/{achievement_id}/publish", { params: achievement(id) })),
  archive: (id: string) =>
    unwrap(client.POST("/api/v1/badges/achievements/{achievement_id}/archive", { params: achievement(id) })),
  writePicture: (id: string, file: Blob) =>
    unwrap(client.PUT("/api/v1/badges/achievements/{achievement_id}/image", { params: achievement(id), ...raw(file) })),
  award: (id: string, batch: string, recipients: Recipient[], narrative: string) =>
    unwrap(
      client.POST("/api/v1/badges/achievements/{achievement_id}/awards", {
        params: achievement(id),
        body: { id: batch, recipients, narrative },
      }),
    ),
  batch: (batch_id: string, signal?: AbortSignal) =>
    unwrap(
      client.GET("/api/v1/badges/batches/{batch_id}", { params: { path: { batch_id } }, ...(signal && { signal }) }),
    ),
  issued: (
    id: string,
    state: IssuedState | undefined,
    q: string,
    cursor: string | undefined,
    signal: AbortSignal,
  ): Promise<Page<Issued>> =>
    unwrap(
      client.GET("/api/v1/badges/achievements/{achievement_id}/credentials", {
        params: { ...achievement(id), query: { ...page(cursor), ...(state && { state }), ...(q && { q }) } },
        signal,
      }),
    ),
  revoke: (credential_id: string, reason: string) =>
    unwrap(
      client.POST("/api/v1/badges/credentials/{credential_id}/revoke", {
        params: { path: { credential_id } },
        body: { reason },
      }),
    ),
  codes: (id: string, signal: AbortSignal): Promise<Page<Code>> =>
    unwrap(
      client.GET("/api/v1/badges/achievements/{achievement_id}/codes", {
        params: { ...achievement(id), query: { limit: 50 } },
        signal,
      }),
    ),
  openCode: (id: string, code: string, content: CodeWrite) =>
    unwrap(
      client.POST("/api/v1/badges/achievements/{achievement_id}/codes", {
        params: achievement(id),
        body: { ...content, id: code },
      }),
    ),
  closeCode: (code_id: string) =>
    unwrap(client.POST("/api/v1/badges/codes/{code_id}/close", { params: { path: { code_id } } })),
  requests: (
    id: string,
    state: "waiting" | "awarded" | "refused",
    cursor: string | undefined,
    signal: AbortSignal,
  ): Promise<Page<Received>> =>
    unwrap(
      client.GET("/api/v1/badges/organisations/{organisation_id}/requests", {
        params: { ...organisation(id), query: { ...page(cursor), state } },
        signal,
      }),
    ),
  request: (request_id: string, signal: AbortSignal) =>
    unwrap(client.GET("/api/v1/badges/requests/{request_id}/own", { params: { path: { request_id } }, signal })),
  decide: (id: string, decisions: Decision[]) =>
    unwrap(
      client.POST("/api/v1/badges/organisations/{organisation_id}/requests/decide", {
        params: organisation(id),
        body: { id: crypto.randomUUID(), decisions },
      }),
    ),
};

export type Designs = Schemas["DesignChoices"];

export const designsApi = {
  all: (signal: AbortSignal) => unwrap(client.GET("/api/v1/badges/designs", { signal })),
  choose: (id: string, design: Design) =>
    unwrap(
      client.PUT("/api/v1/badges/achievements/{achievement_id}/design", { params: achievement(id), body: design }),
    ),
};
