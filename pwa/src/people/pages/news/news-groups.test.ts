import { describe, expect, it } from "vitest";
import { grouped, idsOf } from "./news-groups";

let last = 100;
const told = (kind: string, data: Record<string, unknown> = {}, about: string | null = null) => ({
  id: last--,
  kind: kind as "export.ready",
  data,
  about,
  created_at: "2026-11-30T08:00:00Z",
  seen: false,
});

describe("rows of alerts", () => {
  it("hold all that is about one conversation, whatever it says, and nothing of another", () => {
    const items = [
      told("conversation.closed", { conversation_id: "a" }, "Lina"),
      told("message.waiting", { conversation_id: "b" }, "Marc"),
      told("message.waiting", { conversation_id: "a" }, "Lina"),
      told("question.taken", { conversation_id: "a" }, "Lina"),
    ];
    const groups = grouped(items);
    expect(groups.map((group) => idsOf(group))).toEqual([[items[0]!.id, items[2]!.id, items[3]!.id], [items[1]!.id]]);
  });

  it("of one page keep apart what they are about, where they name it", () => {
    const items = [
      told("alert.stopped", { alert_id: "1" }, "Boulangerie"),
      told("alert.stopped", { alert_id: "2" }, "Mécanique"),
      told("import.refused"),
      told("import.refused"),
    ];
    expect(grouped(items).map(({ earlier }) => earlier.length)).toEqual([0, 0, 1]);
  });
});
