// Organisations, their people, schools and their pupils.
import type { components } from "../../data/api";
import { client, unwrap } from "../../data/client";

type Schemas = components["schemas"];

export type Organisation = Schemas["OrganisationMine"];
export type OrganisationCreate = Schemas["OrganisationCreate"];
export type OrganisationUpdate = Schemas["OrganisationUpdate"];
export type OrganisationKind = OrganisationCreate["kind"];
export type DirectoryAnswer = Schemas["DirectoryAnswer"];
export type Member = Schemas["MemberPublic"];
export type MemberRole = Member["role"];
export type Invitation = Schemas["InvitationPublic"];
export type InvitationFound = Schemas["InvitationFound"];
export type SchoolCode = Schemas["SchoolCodePublic"];
export type School = Schemas["SchoolPublic"];

const of = (organisation_id: string) => ({ path: { organisation_id } });

export const organisationsApi = {
  mine: (signal?: AbortSignal) => unwrap(client.GET("/api/v1/me/organisations", { ...(signal && { signal }) })),
  directory: (siret: string) =>
    unwrap(client.GET("/api/v1/organisations/directory/{siret}", { params: { path: { siret } } })),
  create: (body: OrganisationCreate) => unwrap(client.POST("/api/v1/organisations", { body })),
  update: (id: string, body: OrganisationUpdate) =>
    unwrap(client.PATCH("/api/v1/organisations/{organisation_id}", { params: of(id), body })),
  members: (id: string, signal: AbortSignal) =>
    unwrap(client.GET("/api/v1/organisations/{organisation_id}/members", { params: of(id), signal })),
  setRole: (id: string, account_id: string, role: MemberRole) =>
    unwrap(
      client.PUT("/api/v1/organisations/{organisation_id}/members/{account_id}", {
        params: { path: { organisation_id: id, account_id } },
        body: { role },
      }),
    ),
  remove: (id: string, account_id: string) =>
    unwrap(
      client.DELETE("/api/v1/organisations/{organisation_id}/members/{account_id}", {
        params: { path: { organisation_id: id, account_id } },
      }),
    ),
  invitations: (id: string, signal: AbortSignal) =>
    unwrap(client.GET("/api/v1/organisations/{organisation_id}/invitations", { params: of(id), signal })),
  invite: (id: string, email: string, role: MemberRole) =>
    unwrap(
      client.POST("/api/v1/organisations/{organisation_id}/invitations", { params: of(id), body: { email, role } }),
    ),
  cancelInvitation: (id: string, invitation_id: string) =>
    unwrap(
      client.DELETE("/api/v1/organisations/{organisation_id}/invitations/{invitation_id}", {
        params: { path: { organisation_id: id, invitation_id } },
      }),
    ),
  openInvitation: (token: string) => unwrap(client.POST("/api/v1/me/invitations/open", { body: { token } })),
  acceptInvitation: (token: string) => unwrap(client.POST("/api/v1/me/invitations/accept", { body: { token } })),
  codes: (id: string, signal: AbortSignal) =>
    unwrap(client.GET("/api/v1/organisations/{organisation_id}/school-codes", { params: of(id), signal })),
  makeCode: (id: string) =>
    unwrap(client.POST("/api/v1/organisations/{organisation_id}/school-codes", { params: of(id) })),
  revokeCode: (id: string, code_id: string) =>
    unwrap(
      client.DELETE("/api/v1/organisations/{organisation_id}/school-codes/{code_id}", {
        params: { path: { organisation_id: id, code_id } },
      }),
    ),
  school: (signal: AbortSignal) => unwrap(client.GET("/api/v1/me/school", { signal })),
  joinSchool: (code: string) => unwrap(client.POST("/api/v1/me/school", { body: { code } })),
  leaveSchool: () => unwrap(client.DELETE("/api/v1/me/school")),
};
