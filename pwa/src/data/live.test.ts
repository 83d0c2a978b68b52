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

const page = Object.assign(new EventTarget(), { visibilityState: "visible" });
vi.stubGlobal("EventSource", FakeSource);
vi.stubGlobal("document", page);
const { live, on, onAnew, startLive } = await import("./live");
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
  me.value = { id: "one" };
});

afterEach(() => {
  me.value = null;
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
  it("waits until the server has said who is signed in", () => {
    confirmed.value = false;
    expect(newest().closed).toBe(true);
    backOnline();
    expect(loadSession).toHaveBeenCalledTimes(1);
    expect(FakeSource.opened.length).toBe(1);
    confirmed.value = true;
    expect(FakeSource.opened.length).toBe(2);
  });
});

describe("a tab that nobody looks at", () => {
  it("lets go after a while, and goes on where it stood when somebody does", () => {
    newest().tell(9, "stream.open", { resumed: false });
    look("hidden");
    vi.advanceTimersByTime(20_000);
    look("visible");
    vi.advanceTimersByTime(20_000);
    expect(FakeSource.opened.map(({ closed }) => closed)).toEqual([false]);
    look("hidden");
    vi.advanceTimersByTime(61_000);
    expect(newest().closed).toBe(true);
    look("visible");
    expect(newest().url).toBe("/api/v1/stream?after=9");
  });
});
