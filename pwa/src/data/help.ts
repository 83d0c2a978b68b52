// When the numbers of those who listen are shown over whatever page is open.
import { signal } from "@preact/signals";

/** Words told of distress, sent late or refused: whoever wrote them is shown who listens. */
export const distressTold = signal(false);

/** Somebody asked who listens. */
export const helpAsked = signal(false);
