// The steps to becoming a mentor, and which comes next.
import type { Candidacy, MentorMine } from "../../data/roles";

export const STEPS = ["job", "about", "organisation", "charter", "quiz", "send"] as const;
export type Step = (typeof STEPS)[number];

export interface Progress {
  mentor: MentorMine;
  candidacy: Candidacy | undefined;
}

/** Approved, and this year's signatures still count. */
export function isSettled({ candidacy }: Progress): boolean {
  const renewal = candidacy?.renew_from;
  return candidacy?.status === "approved" && !(renewal && new Date(renewal) <= new Date());
}

/** Only professionals speak for an organisation. */
export function speaksFor({ kind }: MentorMine): boolean {
  return kind === "professional";
}

/** The first thing not done yet. */
export function nextStep(progress: Progress): Step {
  const { mentor } = progress;
  if (!mentor.presentation || isSettled(progress)) return "job";
  if (speaksFor(mentor) && (progress.candidacy?.missing.includes("organisation") ?? true)) return "organisation";
  if (!mentor.charter_signed_at || mentor.sign_again) return "charter";
  return mentor.quiz_passed_at ? "send" : "quiz";
}
