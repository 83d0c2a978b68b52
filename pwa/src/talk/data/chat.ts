// The talk with the chatbox: in this tab of this phone only, until it is erased or its tab is closed.
import { effect, signal } from "@preact/signals";
import type { components } from "../../data/api";
import { client, unwrap } from "../../data/client";
import { me, onSignOut } from "../../data/session";

export type ChatAnswer = components["schemas"]["ChatAnswer"];

/** Something said, and what it was answered. */
export interface Turn {
  id: string;
  /** Empty where it is not kept: see `kept`. */
  text: string;
  /** The page from which the chatbox was opened. */
  page: string | null;
  /** The context that went with it. */
  before: string | null;
  answer: ChatAnswer;
  /** Somebody said whether it helped. */
  rated?: true;
}

interface Talk {
  turns: Turn[];
  /** What is being written. */
  draft: string;
  /** The account that was signed in meanwhile: nobody else finds it. */
  owner: string | null;
}

const STORE = "chat";
const TURNS_MAX = 40;
const NOTHING: Talk = { turns: [], draft: "", owner: null };

export const talk = signal<Talk>(kept());

/** What is being written stays over a reload. */
export function keepDraft(draft: string): void {
  talk.value = { ...talk.peek(), draft };
}

export function forgetTalk(): void {
  talk.value = NOTHING;
}

/** Say something after what was said on `page`; its answer goes at the end of the talk. Rejects as requests do. */
export async function say(
  text: string,
  { page, commune, before }: { page: string | null; commune: string | null; before: string | null },
): Promise<Turn> {
  const answer = await unwrap(
    client.POST("/api/v1/chatbox", {
      body: { text, ...(before && { context: before }), ...(page && { page }), ...(commune && { commune }) },
    }),
  );
  const turn = { id: crypto.randomUUID(), text, page, before, answer };
  const { turns, ...rest } = talk.peek();
  talk.value = { ...rest, turns: [...turns, turn].slice(-TURNS_MAX), owner: me.peek()?.id ?? rest.owner };
  return turn;
}

/** Say whether an answer helped, once. Rejects as requests do. */
export async function rate({ id, text, answer }: Turn, useful: boolean): Promise<void> {
  await unwrap(client.POST("/api/v1/chatbox/ratings", { body: { text, context: answer.context, useful } }));
  const { turns, ...rest } = talk.peek();
  talk.value = { ...rest, turns: turns.map((turn) => (turn.id === id ? { ...turn, rated: true } : turn)) };
}

function kept(): Talk {
  try {
    const talk = JSON.parse(sessionStorage.getItem(STORE) ?? "null") as Talk | null;
    return Array.isArray(talk?.turns) && talk.turns.every(({ answer }) => Array.isArray(answer?.cards))
      ? talk
      : NOTHING;
  } catch {
    return NOTHING;
  }
}

effect(() => {
  const { turns, ...rest } = talk.value;
  // Whoever is in need is not reminded of it on a phone that others may hold.
  const told = turns.map((turn) => (turn.answer.help ? { ...turn, text: "" } : turn));
  try {
    if (turns.length || rest.draft) sessionStorage.setItem(STORE, JSON.stringify({ ...rest, turns: told }));
    else sessionStorage.removeItem(STORE);
  } catch {
    // Storage refused: the talk holds until the tab closes.
  }
});

effect(() => {
  const id = me.value?.id;
  if (id && talk.peek().owner && id !== talk.peek().owner) forgetTalk();
});

onSignOut(async () => forgetTalk());
