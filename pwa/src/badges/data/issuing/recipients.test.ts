import { describe, expect, it } from "vitest";
import { readRecipients, textOf } from "./recipients";

describe("a list of people", () => {
  it("is one address a line, with words for who has some", () => {
    const { recipients, wrong } = readRecipients("un@exemple.fr\n\ndeux@exemple.fr ; A tenu la buvette, avec soin\n");
    expect(wrong).toEqual([]);
    expect(recipients).toEqual([
      { email: "un@exemple.fr", narrative: "" },
      { email: "deux@exemple.fr", narrative: "A tenu la buvette, avec soin" },
    ]);
  });

  it("may be a file with named columns", () => {
    const { recipients, wrong } = readRecipients('Adresse mail,Mot\r\n"un@exemple.fr","A aidé"\r\n');
    expect(wrong).toEqual([]);
    expect(recipients).toEqual([{ email: "un@exemple.fr", narrative: "A aidé" }]);
  });

  it("takes no name from a table into a badge", () => {
    const table = 'Nom;Mail;Prénom;Mots\nN;un@exemple.fr;P;"A tenu ; la ""buvette"""\nN;deux@exemple.fr;P;\n';
    expect(readRecipients(table).recipients).toEqual([
      { email: "un@exemple.fr", narrative: 'A tenu ; la "buvette"' },
      { email: "deux@exemple.fr", narrative: "" },
    ]);
    expect(readRecipients("Mail,Nom\nun@exemple.fr,N").recipients).toEqual([{ email: "un@exemple.fr", narrative: "" }]);
  });

  it("may come from a spreadsheet of Windows", async () => {
    expect(await textOf(new Blob([new Uint8Array([0x63, 0xe9])]))).toBe("cé");
    expect(await textOf(new Blob(["cé"]))).toBe("cé");
  });

  it("says which line is wrong, and which comes twice", () => {
    const { recipients, wrong } = readRecipients("un@exemple.fr\nUN@exemple.fr ; Encore\npas une adresse");
    expect(recipients).toHaveLength(1);
    expect(wrong).toEqual([
      { line: 2, text: "UN@exemple.fr", row: "UN@exemple.fr ; Encore", why: "twice" },
      { line: 3, text: "pas une adresse", row: "pas une adresse", why: "wrong" },
    ]);
  });
});
