// A badge being written: the phone keeps it until it is saved, or its account leaves. A chosen file is not kept.
import { keepForAccount, keptForAccount } from "../../../data/session";
import type { Achievement, AchievementKind, AchievementWrite, Alignment, Design } from "./issuing";

/** A badge as its form has it. */
export interface Written {
  name: string;
  description: string;
  criteria: string;
  kind: AchievementKind;
  /** Separated by commas. */
  tags: string;
  careers: Achievement["careers"];
  alignments: Alignment[];
  /** 0: it never ends. */
  months: number;
  requestable: boolean;
  /** Whether the picture is composed here, or a file. */
  composed: boolean;
  design: Design;
}

interface BadgeDraft {
  written: Written;
  /** What the server had when this was begun; null where that is this very text. */
  before: string | null;
}

/** What a form begins with: the badge as the server has it, or nothing. */
export function writtenOf(achievement: Achievement | undefined, design: Design): Written {
  return {
    name: achievement?.name ?? "",
    description: achievement?.description ?? "",
    criteria: achievement?.criteria ?? "",
    kind: achievement?.kind ?? "Badge",
    tags: achievement?.tags.join(", ") ?? "",
    careers: achievement?.careers ?? [],
    alignments: achievement?.alignments ?? [],
    months: achievement?.validity_months ?? 0,
    requestable: achievement?.requestable ?? true,
    composed: !achievement?.image_url || Boolean(achievement.design),
    design: achievement?.design ?? design,
  };
}

/** What the server is sent of it. */
export function contentOf({ tags, careers, alignments, months, ...written }: Written): AchievementWrite {
  const { name, description, criteria, kind, requestable } = written;
  return {
    name,
    description,
    criteria,
    kind,
    tags: tags
      .split(",")
      .map((tag) => tag.trim())
      .filter(Boolean),
    career_codes: careers.map(({ code }) => code),
    alignments: alignments.filter((one) => one.target_url.trim()),
    validity_months: months || null,
    requestable,
  };
}

const nameOf = (key: string): string => `badge-draft:${key}`;

/** Keep what is written of that badge; what says no more than the server is forgotten. */
export function keepDraft(key: string, written: Written, before: Written | null): void {
  const start = before && JSON.stringify(before);
  const draft: BadgeDraft | null = JSON.stringify(written) === start ? null : { written, before: start };
  keepForAccount(nameOf(key), draft);
}

export function dropDraft(key: string): void {
  keepForAccount(nameOf(key), null);
}

/** What was written of that badge, and whether somebody has changed it at the server since. */
export function keptDraft(key: string, before: Written): { written: Written; outdated: boolean } | undefined {
  const draft = keptForAccount<BadgeDraft>(nameOf(key));
  if (!draft) return undefined;
  return { written: draft.written, outdated: draft.before !== null && draft.before !== JSON.stringify(before) };
}
