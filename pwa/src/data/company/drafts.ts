// Offers being written, kept on the phone: they survive a reload, no network, and a session that ended.
import { database } from "../store";
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

/** Where drafts are kept. */
export interface DraftStore {
  read(id: string): Promise<OfferDraft | undefined>;
  keep(draft: OfferDraft): Promise<void>;
  drop(id: string): Promise<void>;
}

export const phoneDrafts: DraftStore = {
  async read(id) {
    return (await database()).get("offerDrafts", id);
  },
  async keep(draft) {
    await (await database()).put("offerDrafts", draft);
  },
  async drop(id) {
    await (await database()).delete("offerDrafts", id);
  },
};

/** The drafts of an account on this phone, the last changed first. */
export async function draftsOf(account: string): Promise<OfferDraft[]> {
  const all = await (await database()).getAll("offerDrafts");
  return all.filter((one) => one.account === account).sort((a, b) => b.at - a.at);
}
