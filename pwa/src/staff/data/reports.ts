// Errors that readers reported, for staff.
import type { components } from "../../data/api";
import { client, unwrap } from "../../data/client";

export type ReportForStaff = components["schemas"]["ErrorReportForStaff"];

interface Query {
  state: "new" | "handled";
  subject?: ReportForStaff["subject"];
  cursor?: string;
  limit: number;
}

export const reportsApi = {
  list: (query: Query, signal: AbortSignal) =>
    unwrap(client.GET("/api/v1/staff/error-reports", { params: { query }, signal })),
  handle: (report_id: string, note: string) =>
    unwrap(
      client.POST("/api/v1/staff/error-reports/{report_id}/handled", {
        params: { path: { report_id } },
        body: { note },
      }),
    ),
};
