// What the server found in words before anybody else sees them.
import { signal } from "@preact/signals";
import type { components } from "./api";

/** What became of one's words: details masked, the whole held for a moderator, a sign that somebody suffers. */
export type Screening = components["schemas"]["ScreeningPublic"];

/** Words that left late, from the outbox, told of distress: whoever wrote them is shown who listens. */
export const distressTold = signal(false);
