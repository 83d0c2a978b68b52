// Whom to call at the Region in a department, for the staff who say it.
import type { components } from "../../data/api";
import { client, unwrap } from "../../data/client";

export type Contact = components["schemas"]["ContactPublic"];
export type ContactWrite = components["schemas"]["ContactWrite"];

const of = (department: string) => ({ path: { department } });

export const contactsApi = {
  list: (signal: AbortSignal) => unwrap(client.GET("/api/v1/staff/contacts", { signal })),
  write: (department: string, body: ContactWrite) =>
    unwrap(client.PUT("/api/v1/staff/contacts/{department}", { params: of(department), body })),
  takeBack: (department: string) =>
    unwrap(client.DELETE("/api/v1/staff/contacts/{department}", { params: of(department) })),
};
