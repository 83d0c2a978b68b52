import { beforeEach, expect, test, vi } from "vitest";
import { ApiError } from "./errors";
import type { SessionState } from "./session";

/** Questions to the server that wait for their answer, in the order they were asked. */
const questions: ((state: SessionState | Promise<never>) => void)[] = [];
let backOnline = (): void => undefined;
/** What the server was told of the end of the session; a second time it knows none any more. */
const signedOut: { forget: boolean }[] = [];
vi.mock("./client", () => ({
  client: {
    GET: () => new Promise((resolve) => questions.push(resolve)),
    POST: async (_: string, { params }: { params: { query: { forget: boolean } } }) => {
      if (signedOut.push(params.query) > 1) throw new ApiError("signed_out");
      return { logout_url: "https://portal.example/logout" };
    },
  },
  onSignedOut: vi.fn(),
  unwrap: (answer: Promise<unknown>) => answer,
}));
vi.mock("./connection", () => ({ onBackOnline: (listener: () => void) => (backOnline = listener) }));
vi.stubGlobal("addEventListener", vi.fn());
vi.stubGlobal("document", { addEventListener: vi.fn() });

const { confirmed, endSession, loadSession, onSignOut, session, startSession, take } = await import("./session");
const unseen = (count: number): SessionState => ({ me: null, unseen: count, shared_until: null });

beforeEach(() => {
  questions.length = 0;
  take(unseen(0));
});

test("of two answers, the one asked for later stands, whichever comes first", async () => {
  const [first, second] = [loadSession(), loadSession()];
  questions[1]!(unseen(2));
  await second;
  expect(session.value.unseen).toBe(2);
  questions[0]!(unseen(1));
  await first;
  expect(session.value.unseen).toBe(2);
});

test("an answer that comes in between does not keep out the later one", async () => {
  const [first, second] = [loadSession(), loadSession()];
  questions[0]!(unseen(1));
  await first;
  questions[1]!(unseen(2));
  await second;
  expect(session.value.unseen).toBe(2);
});

test("an answer asked for before a change made here is not believed", async () => {
  const before = loadSession();
  take(unseen(5));
  questions[0]!(unseen(1));
  await before;
  expect(session.value.unseen).toBe(5);
});

test("an app that was opened while the server stood still asks again once it is back", async () => {
  confirmed.value = false;
  const starting = startSession();
  questions[0]!(Promise.reject(new Error("offline")));
  await expect(starting).rejects.toThrow("offline");
  backOnline();
  expect(questions).toHaveLength(2);
  questions[1]!(unseen(3));
  await vi.waitFor(() => expect(session.value.unseen).toBe(3));
  backOnline();
  expect(questions).toHaveLength(2);
});

test("a server that fails at first is asked again", async () => {
  vi.useFakeTimers();
  confirmed.value = false;
  const starting = startSession();
  questions[0]!(Promise.reject(new ApiError("server")));
  await vi.advanceTimersByTimeAsync(2_000);
  questions[1]!(unseen(6));
  await starting;
  expect(session.value.unseen).toBe(6);
  vi.useRealTimers();
});

test("what another tab wrote before the first answer was there makes the app ask again", async () => {
  confirmed.value = false;
  const starting = startSession();
  const heard = vi.mocked(addEventListener).mock.calls.findLast(([kind]) => kind === "storage")?.[1];
  (heard as EventListener)({ key: "session" } as StorageEvent);
  questions[0]!(unseen(1));
  await vi.waitFor(() => expect(questions).toHaveLength(2));
  questions[1]!(unseen(4));
  await starting;
  expect(session.value.unseen).toBe(4);
  expect(confirmed.value).toBe(true);
});

test("who asks for the session while the phone still forgets tells the server nothing of its own", async () => {
  const kept = new Map<string, string>();
  vi.stubGlobal("localStorage", {
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, value: string) => kept.set(name, value),
    removeItem: (name: string) => kept.delete(name),
  });
  let forgotten = (): void => undefined;
  onSignOut(() => new Promise<void>((resolve) => (forgotten = resolve)));
  const ending = endSession(true);
  // A page of before counts what is new.
  void loadSession();
  await new Promise((resolve) => setTimeout(resolve));
  forgotten();
  expect(await ending).toEqual({ told: true, logoutUrl: "https://portal.example/logout" });
  expect(signedOut).toEqual([{ forget: true }]);
  vi.stubGlobal("localStorage", undefined);
});
