// What the server found in words before anybody else sees them.
import { signal } from "@preact/signals";

/** A kind of thing that the server found. */
export type Finding = "email" | "phone" | "handle" | "link" | "address" | "meeting" | "insult" | "distress";

/** What became of one's words: details masked, the whole held for a moderator, a sign that somebody suffers. */
export interface Screening {
  masked: Finding[];
  held: boolean;
  distress: boolean;
}

/** Words that left late, from the outbox, told of distress: whoever wrote them is shown who listens. */
export const distressTold = signal(false);
