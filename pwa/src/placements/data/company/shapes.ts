// What the phone keeps of offers being written.
import type { OfferContent } from "./content";
import type { OfferStatus } from "./offers";

/** An offer as this phone holds it, beside what the server is known to have. */
export interface OfferDraft {
  id: string;
  /** Whose it is: nobody else on this phone sees it. */
  account: string;
  organisation: string;
  status: OfferStatus;
  content: OfferContent;
  /** Names of the codes that were chosen, so that the form shows them without a network. */
  names: Record<string, string>;
  /** What of ours the server has; null: nothing yet. */
  sent: OfferContent | null;
  /** The same as the server shows it. */
  seen: OfferContent | null;
  /** Its last change at the server that this phone knows of. */
  seenAt: string | null;
  /** Last change here (milliseconds). */
  at: number;
}
