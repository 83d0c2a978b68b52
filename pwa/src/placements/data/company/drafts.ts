// Offers being written, kept on the phone: they survive a reload, no network, and a session that ended.
import { database, keepOwn } from "../../../data/store";
import type { OfferDraft } from "./shapes";

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
    await keepOwn("offerDrafts", draft);
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
