import { describe, expect, it, vi } from "vitest";
import type { Waiting } from "./store";

vi.mock("./connection", () => ({ noteNetwork: vi.fn(), onBackOnline: vi.fn() }));
vi.mock("./session", () => ({ me: { value: null }, onSignOut: vi.fn() }));
const { outcomeOf, sendAll } = await import("./outbox");

function waitingReport(id: string): Waiting {
  return { about: "places", itemId: "p", report: { id, topic: "other", message: "" } };
}

function idOf(entry: Waiting): string {
  return "report" in entry ? entry.report.id : "";
}

function queueOf(...ids: string[]) {
  const entries = ids.map((id, index) => ({ key: index + 1, value: waitingReport(id) }));
  return {
    entries,
    first: async () => entries[0],
    remove: async (key: number) =>
      void entries.splice(
        entries.findIndex((entry) => entry.key === key),
        1,
      ),
  };
}

describe("the outbox", () => {
  it("sends in order, each once", async () => {
    const queue = queueOf("a", "b");
    const sent: string[] = [];
    const send = async (entry: Waiting) => {
      sent.push(idOf(entry));
      return "sent" as const;
    };
    expect(await sendAll(queue, send)).toEqual(["sent", "sent"]);
    expect(await sendAll(queue, send)).toEqual([]);
    expect(sent).toEqual(["a", "b"]);
  });

  it("stops at the first that must wait, and keeps it", async () => {
    const queue = queueOf("a", "b", "c");
    const send = async (entry: Waiting) => (idOf(entry) === "b" ? "later" : "sent");
    expect(await sendAll(queue, send)).toEqual(["sent", "later"]);
    expect(queue.entries.map((entry) => idOf(entry.value))).toEqual(["b", "c"]);
  });

  it("is not held up by one that the server refuses for good", async () => {
    const queue = queueOf("a", "b");
    const send = async (entry: Waiting) => (idOf(entry) === "a" ? "refused" : "sent");
    expect(await sendAll(queue, send)).toEqual(["refused", "sent"]);
    expect(queue.entries).toEqual([]);
  });

  it.each([
    [200, "sent"],
    [201, "sent"],
    [404, "refused"],
    [422, "refused"],
    [408, "later"],
    [429, "later"],
    [500, "later"],
    [503, "later"],
  ])("takes the status %i as %s", (status, outcome) => expect(outcomeOf(status)).toBe(outcome));
});
