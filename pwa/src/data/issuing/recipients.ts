// The people of a list, as they are typed or pasted: one a line, an address and perhaps some words.
import type { Recipient } from "./issuing";

export const MOST = 2000;
/** What every address has; the server looks more closely. */
const ADDRESS = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

export interface WrongLine {
  /** Counted from 1, as people count. */
  line: number;
  text: string;
  why: "wrong" | "twice";
}

export interface Read {
  recipients: Recipient[];
  wrong: WrongLine[];
}

/** Read what was typed, or a CSV file: the address is the first thing on its line that looks like one. */
export function readRecipients(text: string): Read {
  const recipients: Recipient[] = [];
  const wrong: WrongLine[] = [];
  const seen = new Set<string>();
  text.split(/\r?\n/).forEach((row, index) => {
    const cells = row.split(/[;\t,]/).map((cell) => cell.trim().replace(/^"(.*)"$/s, "$1"));
    const at = cells.findIndex((cell) => ADDRESS.test(cell));
    const line = index + 1;
    if (at < 0) {
      // The first line of a file names its columns.
      const isHeading = index === 0 && /mail|adresse|courriel/i.test(row);
      if (row.trim() && !isHeading) wrong.push({ line, text: row.trim(), why: "wrong" });
      return;
    }
    const email = cells[at]!;
    if (seen.has(email.toLowerCase())) {
      wrong.push({ line, text: email, why: "twice" });
      return;
    }
    seen.add(email.toLowerCase());
    const narrative = row.slice(row.indexOf(email) + email.length).replace(/^"?\s*[;\t,]\s*/, "").trim();
    recipients.push({ email, narrative: narrative.replace(/^"(.*)"$/s, "$1") });
  });
  return { recipients, wrong };
}
