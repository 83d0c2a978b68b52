import { beforeEach, expect, test, vi } from "vitest";
import type { Message, Talk } from "./shapes";

/** Answers about the conversation that are on their way. */
const asked: ((talk: Talk) => void)[] = [];
let known: Talk;
const page: { items: Message[]; more: boolean } = { items: [], more: false };
vi.mock("./api", () => ({
  talksApi: {
    one: () => new Promise((resolve) => asked.push(resolve)),
    messages: () => Promise.resolve(page),
    delivered: () => Promise.resolve(),
    seen: () => Promise.resolve(),
  },
}));
vi.mock("./kept", () => ({ dropTalk: vi.fn(), keepTalk: vi.fn(), keptTalk: () => Promise.resolve(undefined) }));
vi.mock("../unread", () => ({ noteRead: vi.fn() }));
vi.mock("../../../data/errors", () => ({ ApiError: class extends Error {} }));

const { Thread } = await import("./thread");

/** The server answers with what it knew when it was asked. */
async function answer(): Promise<void> {
  await vi.waitFor(() => expect(asked).toHaveLength(1));
  asked.shift()!({ ...known });
}

async function opened(): Promise<InstanceType<typeof Thread>> {
  const thread = new Thread("me", "talk");
  const opening = thread.open();
  await answer();
  await opening;
  return thread;
}

beforeEach(() => {
  asked.length = 0;
  page.items = [1, 2].map((seq) => ({ id: String(seq), seq }) as Message);
  known = { id: "talk", delivered: 1, unread: 1, other: { first_name: "Prénom" } } as Talk;
});

test("an answer on its way does not take back that a message arrived", async () => {
  const thread = await opened();
  const syncing = thread.sync();
  thread.arrived(2);
  await answer();
  await syncing;
  expect(thread.talk.value?.delivered).toBe(2);
});

test("an answer on its way does not count again what was read meanwhile", async () => {
  const thread = await opened();
  const syncing = thread.sync();
  await thread.look();
  await answer();
  await syncing;
  expect(thread.talk.value?.unread).toBe(0);
});

test("what came after the last look is unread", async () => {
  const thread = await opened();
  await thread.look();
  page.items = [...page.items, { id: "3", seq: 3 } as Message];
  const syncing = thread.changed(3);
  await answer();
  await syncing;
  expect(thread.talk.value?.unread).toBe(1);
});
