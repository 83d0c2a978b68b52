// Who vouches for an age, and the personal codes that do.
import type { components } from "../../data/api";
import { client, unwrap } from "../../data/client";

type Schemas = components["schemas"];

export type AgeState = Schemas["AgeState"];
export type CodeList = Schemas["CodeListPublic"];
export type CodeListMade = Schemas["CodeListMade"];
export type CodeListWanted = Schemas["CodeListCreate"];
export type StaffCodeList = Schemas["StaffCodeListCreate"];

const of = (organisation_id: string) => ({ path: { organisation_id } });

export const ageApi = {
  state: (signal: AbortSignal) => unwrap(client.GET("/api/v1/me/age", { signal })),
  useCode: (code: string) => unwrap(client.POST("/api/v1/me/age/code", { body: { code } })),
  ask: (place: string, department: string) =>
    unwrap(client.PUT("/api/v1/me/age/confirmation", { body: { place, department } })),
  schoolLists: (id: string, signal: AbortSignal) =>
    unwrap(client.GET("/api/v1/organisations/{organisation_id}/age-codes", { params: of(id), signal })),
  makeForSchool: (id: string, body: CodeListWanted) =>
    unwrap(client.POST("/api/v1/organisations/{organisation_id}/age-codes", { params: of(id), body })),
  staffLists: (signal: AbortSignal) => unwrap(client.GET("/api/v1/staff/age-codes", { signal })),
  makeAsStaff: (body: StaffCodeList) => unwrap(client.POST("/api/v1/staff/age-codes", { body })),
  revoke: (batch_id: string, withdraw: boolean) =>
    unwrap(client.DELETE("/api/v1/age-codes/{batch_id}", { params: { path: { batch_id }, query: { withdraw } } })),
};
