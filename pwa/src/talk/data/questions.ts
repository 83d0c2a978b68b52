// Questions: those one asked, those offered to a mentor, and those with the advisers.
import type { components } from "../../data/api";
import { client, unwrap } from "../../data/client";
import { isOffline } from "../../data/errors";
import { sendLater } from "../../data/outbox";
import type { Screening } from "../../data/safety";
import { keepForAccount, keptForAccount, type Me } from "../../data/session";
import type { QuestionDraft } from "../../data/types";

type Schemas = components["schemas"];

export type Question = Schemas["QuestionMine"];
export type QuestionStatus = Question["status"];
export type Offered = Schemas["QuestionOffered"];
export type WithAdviser = Schemas["QuestionForAdvisers"];

/** Where a question stands: as the server says, and for one that was taken, as its conversation stands. */
export type Standing = QuestionStatus | "answered" | "paused" | "over";

/** What still waits for somebody. */
export const UNTAKEN: readonly Standing[] = ["held", "waiting", "with_adviser"];

/** What may change where a question stands. */
export const QUESTION_NEWS = [
  "question.taken",
  "question.widened",
  "question.with_adviser",
  "message.new",
  "conversation.closed",
];

export function standingOf({ status, conversation_status, answered }: Question): Standing {
  if (status !== "taken") return status;
  if (conversation_status === "closed") return "over";
  if (conversation_status === "suspended") return "paused";
  return answered ? "answered" : "taken";
}

const KEPT = "questions";
/** What a phone keeps to be read without a network; all of them are at the server. */
const KEPT_MAX = 50;

const of = (question_id: string) => ({ path: { question_id } });

export const questionsApi = {
  withdraw: async (id: string) =>
    keepOne(await unwrap(client.POST("/api/v1/me/questions/{question_id}/withdraw", { params: of(id) }))),
  widen: async (id: string) =>
    keepOne(await unwrap(client.POST("/api/v1/me/questions/{question_id}/widen", { params: of(id) }))),

  thanks: (signal: AbortSignal) => unwrap(client.GET("/api/v1/me/thanks", { signal })),
  thank: (id: string) => unwrap(client.POST("/api/v1/me/questions/{question_id}/thanks", { params: of(id) })),

  inbox: (query: { limit: number; cursor?: string }, signal: AbortSignal) =>
    unwrap(client.GET("/api/v1/me/inbox", { params: { query }, signal })),
  withAdvisers: (query: { limit: number; cursor?: string }, signal: AbortSignal) =>
    unwrap(client.GET("/api/v1/staff/questions", { params: { query }, signal })),
  take: (id: string) => unwrap(client.POST("/api/v1/questions/{question_id}/take", { params: of(id) })),
  giveBack: (id: string) => unwrap(client.POST("/api/v1/questions/{question_id}/give-back", { params: of(id) })),
  decline: (id: string) => unwrap(client.POST("/api/v1/questions/{question_id}/decline", { params: of(id) })),
};

/** One page of the questions one asked, the latest first. */
export async function myQuestions(cursor: string | undefined, signal: AbortSignal) {
  const query = { limit: KEPT_MAX, ...(cursor && { cursor }) };
  try {
    const page = await unwrap(client.GET("/api/v1/me/questions", { params: { query }, signal }));
    if (!cursor) keepForAccount(KEPT, page.items);
    return page;
  } catch (error) {
    const items = cursor || !isOffline(error) ? [] : keptQuestions();
    if (!items.length) throw error;
    return { items, next: null };
  }
}

/** One question, from the server or as the phone kept it. */
export async function myQuestion(id: string, signal: AbortSignal): Promise<Question> {
  try {
    return keepOne(await unwrap(client.GET("/api/v1/me/questions/{question_id}", { params: of(id), signal })));
  } catch (error) {
    const kept = isOffline(error) ? keptQuestions().find((one) => one.id === id) : undefined;
    if (!kept) throw error;
    return kept;
  }
}

/** Ask now, or as soon as there is a network (null): what the server found in the words. The id makes a repeat harmless. */
export async function ask(account: Me, question: QuestionDraft): Promise<Screening | null> {
  try {
    return (await unwrap(client.POST("/api/v1/questions", { body: question }))).screening;
  } catch (error) {
    // Without an answer it may have arrived all the same: the same id goes again.
    if (!isOffline(error)) throw error;
    await sendLater({ about: "questions", account: account.id, question });
    return null;
  }
}

/** A question being written: kept until it leaves. `advisers`: for them, whatever career was chosen before. */
export type Written = Omit<QuestionDraft, "mentor_id"> & {
  careerName: string;
  communeName: string;
  advisers: boolean;
};

export function keepWritten(mentorId: string | null, written: Written | null): void {
  keepForAccount(`question-draft-${mentorId ?? "anyone"}`, written);
}

export function keptWritten(mentorId: string | null): Written | undefined {
  return keptForAccount(`question-draft-${mentorId ?? "anyone"}`);
}

function keptQuestions(): Question[] {
  return keptForAccount<Question[]>(KEPT) ?? [];
}

function keepOne(question: Question): Question {
  const others = keptQuestions().filter(({ id }) => id !== question.id);
  const all = [question, ...others].sort((a, b) => b.created_at.localeCompare(a.created_at));
  keepForAccount(KEPT, all.slice(0, KEPT_MAX));
  return question;
}
