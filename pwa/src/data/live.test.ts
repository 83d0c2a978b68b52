import { signal } from "@preact/signals";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

const me = signal<{ id: string } | null>(null);
const confirmed = signal(true);
const loadSession = vi.fn(async () => undefined);
const noteNetwork = vi.fn();
let backOnline = (): void => undefined;
vi.mock("./session", () => ({ me, confirmed, loadSession }));
vi.mock("./connection", () => ({ noteNetwork, onBackOnline: (listener: () => void) => (backOnline = listener) }));

class FakeSource {
  static opened: FakeSource[] = [];
  onmessage: ((event: { data: string; lastEventId: string }) => void) | null = null;
  onerror: (() => void) | null = null;
  beat = (): void => undefined;
  closed = false;
  constructor(readonly url: string) {
    FakeSource.opened.push(this);
  }
  addEventListener(_kind: string, listener: () => void): void {
    this.beat = listener;
  }
  close(): void {
    this.closed = true;
  }
  tell(id: number, kind: string, { notice = false, ...data }: Record<string, unknown> = {}): void {
    this.onmessage?.({ lastEventId: String(id), data: JSON.stringify({ kind, notice, data }) });
  }
}

interface Turn {
  hold: () => Promise<void> | undefined;
  give: () => void;
  refuse: () => void;
}

/** The browser's locks, and the tabs that wait for one or seize it. */
class FakeLocks {
  private readonly queues = new Map<string, Turn[]>();
  request(name: string, { signal, steal }: LockOptions, hold: Turn["hold"]): Promise<void> {
    const turns = this.queues.get(name) ?? [];
    this.queues.set(name, turns);
    return new Promise((resolve, reject) => {
      const refuse = (): void => reject(new DOMException("Taken", "AbortError"));
      const turn = { hold, give: resolve, refuse };
      signal?.addEventListener("abort", () => turns.indexOf(turn) > 0 && turns.splice(turns.indexOf(turn), 1));
      if (steal) turns.splice(0, 1, turn)[0]?.refuse();
      else turns.push(turn);
      if (turns[0] === turn) this.begin(turns, turn);
    });
  }
  forget(): void {
    this.queues.clear();
  }
  private begin(turns: Turn[], turn: Turn): void {
    void Promise.resolve(turn.hold()).then(() => {
      if (turns[0] !== turn) return;
      turns.shift();
      turn.give();
      if (turns[0]) this.begin(turns, turns[0]);
    });
  }
}

class FakeChannel {
  static all: FakeChannel[] = [];
  onmessage: ((event: { data: unknown }) => void) | null = null;
  constructor(readonly name: string) {
    FakeChannel.all.push(this);
  }
  postMessage(data: unknown): void {
    for (const one of FakeChannel.all) if (one !== this && one.name === this.name) one.onmessage?.({ data });
  }
  close(): void {
    FakeChannel.all = FakeChannel.all.filter((one) => one !== this);
  }
}

/** Another tab of the same person's browser: it has the lead until it lets go. */
class OtherTab {
  readonly heard: unknown[] = [];
  readonly channel = new FakeChannel("epass-live-one");
  letGo = (): void => undefined;
  constructor(lead: boolean) {
    this.channel.onmessage = ({ data }) => this.heard.push(data);
    const hold = (): Promise<void> => new Promise((resolve) => (this.letGo = resolve));
    if (lead) void locks.request("epass-live-one", {}, hold).catch(() => undefined);
  }
  say(open: boolean, steps: [id: string, kind?: string][], all = false): void {
    const told = steps.map(([id, kind]) => ({ id, ...(kind && { event: { kind, notice: true, data: { id } } }) }));
    this.channel.postMessage({ open, steps: told, all });
  }
}

const page = Object.assign(new EventTarget(), { visibilityState: "visible" });
const view = new EventTarget();
const locks = new FakeLocks();
vi.stubGlobal("EventSource", FakeSource);
vi.stubGlobal("document", page);
vi.stubGlobal("addEventListener", view.addEventListener.bind(view));
vi.stubGlobal("navigator", { locks });
vi.stubGlobal("BroadcastChannel", FakeChannel);
const { following, live, on, onAnew, startLive } = await import("./live");
startLive();

function newest(): FakeSource {
  return FakeSource.opened.at(-1)!;
}

function look(state: "visible" | "hidden"): void {
  page.visibilityState = state;
  page.dispatchEvent(new Event("visibilitychange"));
}

beforeEach(() => {
  vi.useFakeTimers();
  vi.spyOn(Math, "random").mockReturnValue(1);
  page.visibilityState = "visible";
  FakeSource.opened = [];
  vi.clearAllMocks();
  FakeChannel.all = [];
  me.value = { id: "one" };
});

afterEach(() => {
  me.value = null;
  locks.forget();
  vi.useRealTimers();
});

describe("the stream", () => {
  it("is one for whoever is signed in, and none for a visitor", () => {
    expect(FakeSource.opened.map(({ url }) => url)).toEqual(["/api/v1/stream"]);
    newest().tell(4, "stream.open", { resumed: false });
    me.value = { id: "two" };
    // Where the first one's stream stood is nothing to the next.
    expect(FakeSource.opened.map(({ url, closed }) => [url, closed])).toEqual([
      ["/api/v1/stream", true],
      ["/api/v1/stream", false],
    ]);
    me.value = null;
    expect(newest().closed).toBe(true);
    expect(live.value).toBe(false);
  });

  it("hands each event to those who asked for its kind, until they leave", () => {
    const heard: unknown[] = [];
    const leave = on("message.new", (data) => heard.push(data));
    newest().tell(1, "message.new", { seq: 1 });
    newest().tell(2, "question.taken", { seq: 2 });
    leave();
    newest().tell(3, "message.new", { seq: 3 });
    expect(heard).toEqual([{ seq: 1 }]);
  });

  it("says when something may have been missed", () => {
    const anew = vi.fn();
    const leave = onAnew(anew);
    newest().tell(7, "stream.open", { resumed: false });
    expect(anew).toHaveBeenCalledTimes(1);
    // Among it what stands among the notifications.
    vi.advanceTimersByTime(1000);
    expect(loadSession).toHaveBeenCalledTimes(1);
    newest().tell(7, "stream.open", { resumed: true });
    expect(anew).toHaveBeenCalledTimes(1);
    leave();
    expect(live.value).toBe(true);
    expect(noteNetwork).toHaveBeenCalledWith(true);
  });

  it("counts what stands among the notifications, once for all that came together", () => {
    newest().tell(1, "message.new");
    vi.advanceTimersByTime(1000);
    expect(loadSession).not.toHaveBeenCalled();
    newest().tell(2, "message.waiting", { notice: true });
    newest().tell(3, "export.ready", { notice: true });
    vi.advanceTimersByTime(1000);
    expect(loadSession).toHaveBeenCalledTimes(1);
  });
});

describe("a stream that breaks", () => {
  it("goes on where it stood, after a wait that doubles with each failure", () => {
    newest().tell(41, "stream.open", { resumed: false });
    newest().tell(42, "message.new");
    for (const wait of [2000, 4000, 8000, 16_000, 32_000, 60_000, 60_000]) {
      const before = FakeSource.opened.length;
      newest().onerror?.();
      vi.advanceTimersByTime(wait - 1);
      expect(FakeSource.opened.length).toBe(before);
      vi.advanceTimersByTime(1);
      expect(newest().url).toBe("/api/v1/stream?after=42");
    }
    newest().tell(42, "stream.open", { resumed: true });
    vi.advanceTimersByTime(31_000);
    newest().onerror?.();
    vi.advanceTimersByTime(2000);
    expect(newest().closed).toBe(false);
  });

  it("asks who is signed in when it cannot be opened", () => {
    newest().onerror?.();
    expect(loadSession).toHaveBeenCalledTimes(1);
    vi.advanceTimersByTime(2000);
    newest().tell(1, "stream.open", { resumed: false });
    newest().onerror?.();
    expect(loadSession).toHaveBeenCalledTimes(1);
  });

  it("does not come back when the session ended", () => {
    loadSession.mockImplementationOnce(async () => void (me.value = null));
    newest().tell(3, "session.ended");
    expect(newest().closed).toBe(true);
    expect(loadSession).toHaveBeenCalledTimes(1);
    vi.advanceTimersByTime(120_000);
    expect(FakeSource.opened.length).toBe(1);
  });

  it("is noticed when signs of life stay away", () => {
    newest().tell(5, "stream.open", { resumed: false });
    vi.advanceTimersByTime(40_000);
    newest().beat();
    vi.advanceTimersByTime(40_000);
    expect(live.value).toBe(true);
    vi.advanceTimersByTime(12_000);
    expect(live.value).toBe(false);
    expect(FakeSource.opened.length).toBe(2);
  });

  it("comes back at once with the network", () => {
    for (let round = 0; round < 6; round++) {
      newest().onerror?.();
      vi.advanceTimersByTime(round < 5 ? 60_000 : 0);
    }
    const before = FakeSource.opened.length;
    backOnline();
    expect(FakeSource.opened.length).toBe(before + 1);
    vi.advanceTimersByTime(49_000);
    expect(FakeSource.opened.length).toBe(before + 1);
  });
});

describe("an app that was opened without a network", () => {
  it("waits until the server has said who is signed in", async () => {
    confirmed.value = false;
    await vi.advanceTimersByTimeAsync(0);
    expect(newest().closed).toBe(true);
    backOnline();
    expect(FakeSource.opened.length).toBe(1);
    confirmed.value = true;
    expect(FakeSource.opened.length).toBe(2);
  });
});

describe("a tab that nobody looks at", () => {
  it("lets go after a while, and goes on where it stood when somebody does", async () => {
    newest().tell(9, "stream.open", { resumed: false });
    look("hidden");
    vi.advanceTimersByTime(20_000);
    look("visible");
    vi.advanceTimersByTime(20_000);
    expect(FakeSource.opened.map(({ closed }) => closed)).toEqual([false]);
    look("hidden");
    vi.advanceTimersByTime(61_000);
    expect(newest().closed).toBe(true);
    await vi.advanceTimersByTimeAsync(0);
    look("visible");
    expect(newest().url).toBe("/api/v1/stream?after=9");
  });
});

describe("tabs of one browser", () => {
  /** This tab follows another one. */
  function follow(): OtherTab {
    me.value = null;
    locks.forget();
    FakeSource.opened = [];
    const other = new OtherTab(true);
    me.value = { id: "one" };
    return other;
  }

  it("hear one stream: the one that leads tells the others what comes", () => {
    const other = follow();
    const heard: unknown[] = [];
    const anew = vi.fn();
    const ends = [on("message.new", ({ id }) => heard.push(id)), onAnew(anew)];
    expect(other.heard).toEqual(["where"]);
    other.say(true, [["7"]], true);
    expect([live.value, following(), anew.mock.calls.length]).toEqual([true, true, 1]);
    other.say(true, [["7"], ["8", "message.new"]]);
    // Told twice, it happened once.
    other.say(true, [["7"], ["8", "message.new"]], true);
    expect(heard).toEqual(["8"]);
    vi.advanceTimersByTime(120_000);
    expect(FakeSource.opened).toEqual([]);
    // What is among the notifications is counted by the one that leads.
    expect(loadSession).toHaveBeenCalledTimes(1);
    ends.forEach((end) => end());
  });

  it("take over where the stream stood, and miss nothing", async () => {
    const other = follow();
    other.say(true, [["7"]], true);
    other.say(true, [["7"], ["8", "message.new"]]);
    other.letGo();
    await vi.advanceTimersByTimeAsync(0);
    expect(newest().url).toBe("/api/v1/stream?after=8");
    newest().tell(8, "stream.open", { resumed: true });
    expect([live.value, following()]).toEqual([true, false]);
    other.heard.length = 0;
    newest().tell(9, "question.taken");
    other.channel.postMessage("where");
    const step = { id: "9", event: { kind: "question.taken", notice: false, data: {} } };
    expect(other.heard[0]).toEqual({ open: true, steps: [{ id: "8" }, step], all: false });
    // One that was away since the seventh finds in it what came.
    expect((other.heard[1] as { steps: { id: string }[] }).steps.map(({ id }) => id)).toEqual(["7", "8", "9"]);
  });

  it("that missed something ask for it, and where it is too old, ask anew for what they show", () => {
    const other = follow();
    other.say(true, [["7"]], true);
    other.heard.length = 0;
    const heard: unknown[] = [];
    const anew = vi.fn();
    const ends = [on("message.new", ({ id }) => heard.push(id)), onAnew(anew)];
    other.say(true, [
      ["8", "message.new"],
      ["9", "message.new"],
    ]);
    expect([heard, other.heard]).toEqual([[], ["where"]]);
    other.say(true, [["7"], ["8", "message.new"], ["9", "message.new"]], true);
    expect(heard).toEqual(["8", "9"]);
    other.say(true, [["20"], ["21", "message.new"]], true);
    expect([heard.length, anew.mock.calls.length]).toEqual([2, 1]);
    ends.forEach((end) => end());
  });

  it("seize the lead from one that is frozen, and give it back to one that answers", async () => {
    const other = follow();
    await vi.advanceTimersByTimeAsync(4_000);
    expect(FakeSource.opened).toEqual([]);
    await vi.advanceTimersByTimeAsync(2_000);
    expect(FakeSource.opened.length).toBe(1);
    // The other one woke up, and seized it in its turn.
    void locks.request("epass-live-one", { steal: true }, () => new Promise(() => undefined)).catch(() => undefined);
    await vi.advanceTimersByTimeAsync(0);
    expect([newest().closed, following()]).toEqual([true, false]);
    other.say(true, [["7"]], true);
    expect(following()).toBe(true);
  });

  it("let go when they are closed or put aside, and come back with the page", async () => {
    newest().tell(9, "stream.open", { resumed: false });
    const other = new OtherTab(true);
    view.dispatchEvent(new Event("pagehide"));
    expect(newest().closed).toBe(true);
    await vi.advanceTimersByTimeAsync(0);
    view.dispatchEvent(Object.assign(new Event("pageshow"), { persisted: true }));
    expect(FakeSource.opened.length).toBe(1);
    other.say(true, [["9"], ["10", "message.new"]], true);
    expect(live.value).toBe(true);
  });

  it("of an old browser each hold their own, and only while somebody looks", () => {
    me.value = null;
    vi.stubGlobal("navigator", {});
    me.value = { id: "one" };
    newest().tell(3, "stream.open", { resumed: false });
    look("hidden");
    expect(newest().closed).toBe(true);
    look("visible");
    expect(newest().url).toBe("/api/v1/stream?after=3");
    vi.stubGlobal("navigator", { locks });
  });
});
