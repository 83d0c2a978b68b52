// What protects a person: reporting and blocking.
import type { components } from "../../data/api";
import { client, unwrap } from "../../data/client";
import { isOffline } from "../../data/errors";
import { sendLater } from "../../data/outbox";
import type { Me } from "../../data/session";
import type { SafetyReport } from "../../data/types";

type Schemas = components["schemas"];

export type ReportReason = SafetyReport["reason"];
export type Reported = Pick<SafetyReport, "subject_kind" | "subject_id">;
export type BlockDraft = Schemas["BlockCreate"];
export type Block = Schemas["BlockPublic"];

/** Report now, or as soon as there is a network; which of the two. The id makes a repeat harmless. */
export async function report(account: Me, draft: SafetyReport): Promise<"sent" | "later"> {
  try {
    await unwrap(client.POST("/api/v1/reports", { body: draft }));
    return "sent";
  } catch (error) {
    if (!isOffline(error)) throw error;
    await sendLater({ about: "reports", account: account.id, report: draft });
    return "later";
  }
}

export const safetyApi = {
  look: (body: Reported) => unwrap(client.POST("/api/v1/looks", { body })),
  block: (body: BlockDraft) => unwrap(client.POST("/api/v1/blocks", { body })),
  blocks: async (signal: AbortSignal) => (await unwrap(client.GET("/api/v1/me/blocks", { signal }))).items,
  unblock: (block_id: string) =>
    unwrap(client.DELETE("/api/v1/me/blocks/{block_id}", { params: { path: { block_id } } })),
};
