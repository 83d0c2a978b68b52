// The people of a list, as they are typed or pasted: one a line, an address and perhaps some words.
import type { Recipient } from "./issuing";

export const MOST = 2000;
/** What every address has; the server looks more closely. */
const ADDRESS = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;
/** How the first line of a table names its columns. */
const ADDRESSES = /mail|adresse|courriel/i;
const WORDS = /^(mots?|texte|message|commentaires?|remarques?|words?|comments?|narrative)\b/i;
/** The cells of a line: separated by semicolons, tabs or commas, which quotes may hold. */
const CELL = /(?:"((?:[^"]|"")*)"|([^;\t,]*))(?:[;\t,]|$)/y;

/** A line as it was typed. */
export interface Row {
  /** Counted from 1, as people count. */
  line: number;
  text: string;
}

export interface WrongLine {
  line: number;
  /** What is wrong in it. */
  text: string;
  /** All that was typed. */
  row: string;
  why: "wrong" | "twice";
}

export interface Read {
  /** The first line of a table, which names its columns; empty where there is none. */
  header: string;
  recipients: Recipient[];
  /** The line of each recipient. */
  rows: Row[];
  wrong: WrongLine[];
}

/**
 * Read what was typed, or a CSV file: the address is the first thing on its line that looks like one.
 * Words are what follows it; of a table whose first line names its columns, those of the column named so: the
 * others, such as names, have no place in a badge.
 */
export function readRecipients(text: string): Read {
  const recipients: Recipient[] = [];
  const rows: Row[] = [];
  let header = "";
  const wrong: WrongLine[] = [];
  const seen = new Set<string>();
  let wordsAt: number | undefined;
  text.split(/\r?\n/).forEach((row, index) => {
    if (!row.trim()) return;
    const line = index + 1;
    const cells = cellsOf(row);
    const at = cells.findIndex(({ value }) => ADDRESS.test(value));
    if (at < 0) {
      if (index === 0 && ADDRESSES.test(row)) {
        header = row;
        wordsAt = cells.findIndex(({ value }) => WORDS.test(value));
      } else wrong.push({ line, text: row.trim(), row, why: "wrong" });
      return;
    }
    const email = cells[at]!.value;
    if (seen.has(email.toLowerCase())) {
      wrong.push({ line, text: email, row, why: "twice" });
      return;
    }
    seen.add(email.toLowerCase());
    const narrative = wordsAt === undefined ? wordsAfter(row, cells, at) : (cells[wordsAt]?.value ?? "");
    recipients.push({ email, narrative });
    rows.push({ line, text: row });
  });
  return { header, recipients, rows, wrong };
}

interface Cell {
  value: string;
  /** Where the next one begins. */
  end: number;
}

function cellsOf(row: string): Cell[] {
  const cells: Cell[] = [];
  CELL.lastIndex = 0;
  while (CELL.lastIndex < row.length) {
    const found = CELL.exec(row);
    // A quote that stands alone: the rest of the line is one cell.
    if (!found) return [...cells, { value: row.slice(cells.at(-1)?.end ?? 0).trim(), end: row.length }];
    cells.push({ value: (found[1]?.replaceAll('""', '"') ?? found[2] ?? "").trim(), end: CELL.lastIndex });
  }
  return cells;
}

/** What was typed behind an address, commas and all. */
function wordsAfter(row: string, cells: Cell[], at: number): string {
  if (cells.length === at + 2) return cells[at + 1]!.value;
  return row.slice(cells[at]!.end).trim();
}

/** The text of a file: UTF-8, else as spreadsheets of Windows write it. */
export async function textOf(file: Blob): Promise<string> {
  const bytes = await file.arrayBuffer();
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1252").decode(bytes);
  }
}
