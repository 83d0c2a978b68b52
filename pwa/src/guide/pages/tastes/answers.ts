// What was answered to the cards: on this phone only, until it starts again or the phone is erased.
import { signal } from "@preact/signals";
import { forgetAnswers } from "../../../data/kept-answers";

/** 2: liked, 1: so-so, 0: not for me, null: skipped. */
export type Answer = 2 | 1 | 0 | null;

interface PutAway {
  code: string;
  label: string;
}

/** In the order in which they were given; a card is answered once. */
export interface Tastes {
  answers: [card: string, answer: Answer][];
  subjects: string[];
  away: PutAway[];
}

const NAME = "tastes";
const NOTHING: Tastes = { answers: [], subjects: [], away: [] };
const ID = /^[a-z]{2,12}$/;

function isText(value: unknown): value is string {
  return typeof value === "string";
}

/** What was kept, as far as it can be read. */
export function readTastes(kept: string | null): Tastes {
  try {
    const { answers, subjects, away } = JSON.parse(kept ?? "null") as Tastes;
    return {
      answers: answers.filter(([card, answer]) => ID.test(card) && [2, 1, 0, null].includes(answer)),
      subjects: subjects.filter((one) => ID.test(one)),
      away: away.filter(({ code, label }) => isText(code) && isText(label)),
    };
  } catch {
    return NOTHING;
  }
}

function stored(): string | null {
  try {
    return localStorage.getItem(NAME);
  } catch {
    return null;
  }
}

export const tastes = signal(readTastes(stored()));

function keep(next: Tastes): void {
  tastes.value = next;
  try {
    localStorage.setItem(NAME, JSON.stringify(next));
  } catch {
    // Storage refused: the answers hold until the tab closes.
  }
}

export function give(card: string, answer: Answer): void {
  const { answers } = tastes.value;
  keep({ ...tastes.value, answers: [...answers.filter(([id]) => id !== card), [card, answer]] });
}

/** Take the last answer back; gives its card. */
export function takeBack(): string | undefined {
  const last = tastes.value.answers.at(-1)?.[0];
  keep({ ...tastes.value, answers: tastes.value.answers.slice(0, -1) });
  return last;
}

export function tick(subjects: string[]): void {
  keep({ ...tastes.value, subjects });
}

export function putAway(career: PutAway): void {
  keep({ ...tastes.value, away: [...tastes.value.away.filter(({ code }) => code !== career.code), career] });
}

export function putBack(code: string): void {
  keep({ ...tastes.value, away: tastes.value.away.filter((one) => one.code !== code) });
}

/** Forget everything, what the service worker kept of the suggestions too. */
export async function startAgain(): Promise<void> {
  tastes.value = NOTHING;
  try {
    localStorage.removeItem(NAME);
  } catch {
    // Nothing was kept where storage is refused.
  }
  await forgetAnswers(({ pathname }) => pathname === "/api/v1/interests/careers");
}

/** Whether a card was liked, without which no career is suggested. */
export function isLiked({ answers }: Tastes): boolean {
  return answers.some(([, answer]) => answer === 2);
}

/** As the server reads them, of the cards that there are; nothing where none is answered. */
export function asQuery({ answers }: Tastes, cards: readonly { id: string }[]): string {
  const given = new Map(answers);
  return cards
    .filter(({ id }) => given.has(id) && given.get(id) !== null)
    .map(({ id }) => `${id}:${given.get(id)}`)
    .join();
}
