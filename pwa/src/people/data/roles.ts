// Candidacies and the mentor's own pages, as their owner asks for them.
import type { components } from "../../data/api";
import { client, unwrap } from "../../data/client";

type Schemas = components["schemas"];

export type Candidacy = Schemas["CandidacyMine"];
export type CandidateRole = Candidacy["role"];
export type MentorMine = Schemas["MentorMine"];
export type MentorUpdate = Schemas["MentorUpdate"];
export type MentorKind = MentorUpdate["kind"];
export type Charter = Schemas["CharterPublic"];
export type Quiz = Schemas["Quiz"];
export type QuizQuestion = Schemas["QuizQuestion"];
export type QuizOutcome = Schemas["QuizOutcome"];

const candidacy = (candidacy_id: string) => ({ params: { path: { candidacy_id } } });

export const rolesApi = {
  candidacies: (signal: AbortSignal) => unwrap(client.GET("/api/v1/me/candidacies", { signal })),
  begin: (role: CandidateRole, organisation_id: string | null = null) =>
    unwrap(client.POST("/api/v1/me/candidacies", { body: { role, organisation_id } })),
  submit: (id: string) => unwrap(client.POST("/api/v1/me/candidacies/{candidacy_id}/submit", candidacy(id))),
  remind: (id: string) => unwrap(client.POST("/api/v1/me/candidacies/{candidacy_id}/remind", candidacy(id))),
  withdraw: (id: string) => unwrap(client.DELETE("/api/v1/me/candidacies/{candidacy_id}", candidacy(id))),
  mentor: (signal: AbortSignal) => unwrap(client.GET("/api/v1/me/mentor", { signal })),
  writeMentor: (body: MentorUpdate) => unwrap(client.PUT("/api/v1/me/mentor", { body })),
  pause: (paused: boolean) => unwrap(client.PUT("/api/v1/me/mentor/paused", { body: { paused } })),
  charter: (signal: AbortSignal) => unwrap(client.GET("/api/v1/mentor-charter", { signal })),
  sign: (version: string) =>
    unwrap(client.POST("/api/v1/me/mentor/charter", { body: { version, charter: true, honour: true } })),
  quiz: (signal: AbortSignal) => unwrap(client.GET("/api/v1/me/mentor/quiz", { signal })),
  answer: (question_id: string, choice: string) =>
    unwrap(
      client.POST("/api/v1/me/mentor/quiz/{question_id}", { params: { path: { question_id } }, body: { choice } }),
    ),
};

/** Statuses in which nothing more is asked for this role and organisation. */
export function isOpen(candidacy: Candidacy): boolean {
  return ["draft", "waiting", "approved"].includes(candidacy.status);
}
