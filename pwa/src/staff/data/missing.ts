// What people asked the chatbox for and did not find.
import type { components } from "../../data/api";
import { client, unwrap } from "../../data/client";

export type MissingQuestion = components["schemas"]["MissingQuestionForStaff"];
export type Outcome = MissingQuestion["outcome"];

export const missingApi = {
  list: (query: { outcome?: Outcome; cursor?: string; limit: number }, signal: AbortSignal) =>
    unwrap(client.GET("/api/v1/staff/missing-questions", { params: { query }, signal })),
  withoutWords: async (signal: AbortSignal): Promise<number> =>
    (await unwrap(client.GET("/api/v1/staff/missing-questions/without-words", { signal }))).count,
  decide: (question_id: string, outcome: Outcome) =>
    unwrap(
      client.POST("/api/v1/staff/missing-questions/{question_id}/outcome", {
        params: { path: { question_id } },
        body: { outcome },
      }),
    ),
};
