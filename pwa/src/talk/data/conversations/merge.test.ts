import { describe, expect, it } from "vitest";
import { leavesGap, merged } from "./merge";
import type { Message } from "./shapes";

function message(seq: number, more: Partial<Message> = {}): Message {
  const sent_at = "2026-11-26T10:00:00Z";
  return {
    id: `m${seq}`,
    seq,
    side: "student",
    text: `${seq}`,
    masked: false,
    distress: false,
    status: "visible",
    sent_at,
    ...more,
  };
}

const seqs = (messages: Message[]) => messages.map(({ seq }) => seq);

describe("messages known and a page of the server's", () => {
  it("stand in one order, none twice, whichever came first", () => {
    expect(seqs(merged([message(1), message(2), message(5)], [message(2), message(3)]))).toEqual([1, 2, 3, 5]);
    expect(seqs(merged([message(4)], [message(1), message(2)]))).toEqual([1, 2, 4]);
    expect(seqs(merged([], [message(1)]))).toEqual([1]);
    expect(seqs(merged([message(1)], []))).toEqual([1]);
  });

  it("believe the page: what a moderator released stands at the end, what was hidden has no words", () => {
    const held = message(2, { id: "held", status: "held" });
    const page = [message(1), message(3, { text: "", status: "hidden" }), message(4, { id: "held" })];
    const now = merged([message(1), held, message(3)], page);
    expect(now.map(({ id, text }) => [id, text])).toEqual([
      ["m1", "1"],
      ["m3", ""],
      ["held", "4"],
    ]);
  });

  it("forget what the page should hold and does not", () => {
    expect(seqs(merged([message(1), message(2), message(3)], [message(1), message(3)]))).toEqual([1, 3]);
  });

  it.each([
    ["the page begins where the known ones end", [1, 2], [3, 4], true, false],
    ["more has come than one page holds", [1, 2], [4, 5], true, true],
    ["everything is on the page", [1, 2], [4, 5], false, false],
    ["nothing was known", [], [4, 5], true, false],
  ])("where %s", (_, known, page, more, gap) => {
    expect(
      leavesGap(
        known.map((seq) => message(seq)),
        page.map((seq) => message(seq)),
        more,
      ),
    ).toBe(gap);
  });
});
