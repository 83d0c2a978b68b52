import { describe, expect, it } from "vitest";
import { leftOut, linesOf, type SentList } from "./left-out";
import { readRecipients } from "./recipients";

const TYPED = "un@exemple.fr ; A aidé\npas une adresse\n\ndeux@exemple.fr\nun@exemple.fr\ntrois@exemple.fr";

/** The list as this phone sent it. */
function sent(typed = TYPED): SentList {
  const { header, rows, wrong } = readRecipients(typed);
  return { batch: "b", header, narrative: "", rows: Object.fromEntries(rows.entries()), wrong };
}

const failed = (position: number, email: string, error: string) => ({
  position,
  email,
  error,
  status: "failed" as const,
});

describe("lines that nobody was awarded by", () => {
  it("are told in their order, as they were typed, whoever found them", () => {
    const lines = [failed(0, "un@exemple.fr", "not_for_everybody"), failed(2, "trois@exemple.fr", "had_already")];
    expect(leftOut(sent(), lines)).toEqual([
      { line: 1, text: "un@exemple.fr ; A aidé", why: "not_for_everybody" },
      { line: 2, text: "pas une adresse", why: "wrong" },
      { line: 5, text: "un@exemple.fr", why: "twice" },
      { line: 6, text: "trois@exemple.fr", why: "had_already" },
    ]);
  });

  it("are read again as they were, where a table's first line names its columns", () => {
    const list = sent("Mail;Nom;Mot\nun@exemple.fr;N;A aidé\nsans;N;A aidé");
    const text = linesOf(list, leftOut(list, [failed(0, "un@exemple.fr", "address_full")]));
    expect(text).toBe("Mail;Nom;Mot\nun@exemple.fr;N;A aidé\nsans;N;A aidé");
    expect(readRecipients(text).recipients).toEqual([{ email: "un@exemple.fr", narrative: "A aidé" }]);
  });

  it("are told without their number where another phone sent the list", () => {
    expect(leftOut(undefined, [failed(0, "un@exemple.fr", "bad_email")])).toEqual([
      { line: null, text: "un@exemple.fr", why: "bad_email" },
    ]);
  });
});
