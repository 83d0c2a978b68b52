// Badges on the phone, to be read without a network, and requests being written. Where storage is refused, nothing is kept.

import { isOffline } from "../../../data/errors";
import { keepForAccount, keptForAccount } from "../../../data/session";
import { database, keepOwn, quietly } from "../../../data/store";
import { badgesApi, type Shown } from "./api";
import type { KeptRequest, Share, Wallet } from "./shapes";

/** Keep a wallet as it is on screen; its pictures are kept by the service worker. */
export async function keepWallet(account: string, wallet: Wallet): Promise<void> {
  await quietly(() => keepOwn("wallets", { account, wallet }));
}

export async function keptWallet(account: string): Promise<Wallet | undefined> {
  return (await quietly(async () => (await database()).get("wallets", account)))?.wallet;
}

/** Keep the links that show a badge as they stand now. */
export function keepShares({ id }: Shown, items: Share[]): Share[] {
  keepForAccount(`shares ${id}`, items.length ? items : null);
  return items;
}

/** The links that show a badge: from the server, without a network those that this phone knew last. */
export async function sharesOf(of: Shown, signal: AbortSignal): Promise<Share[]> {
  try {
    return keepShares(of, (await badgesApi.shares(of, signal)).items);
  } catch (error) {
    if (!isOffline(error)) throw error;
    const kept = keptForAccount<Share[]>(`shares ${of.id}`) ?? [];
    return kept.filter(({ expires_at }) => !expires_at || Date.parse(expires_at) > Date.now());
  }
}

/** The request that this account is writing for an achievement; a new one where there is none. */
export async function keptRequest(account: string, achievementId: string): Promise<KeptRequest> {
  const key = `${account} ${achievementId}`;
  const kept = await quietly(async () => (await database()).get("badgeRequests", key));
  const [id, textId, linkId] = [crypto.randomUUID(), crypto.randomUUID(), crypto.randomUUID()];
  return kept ?? { key, account, id, textId, text: "", linkId, link: "", photos: [] };
}

export async function keepRequest(request: KeptRequest): Promise<void> {
  await quietly(() => keepOwn("badgeRequests", request));
}

export async function dropRequest(key: string): Promise<void> {
  await quietly(async () => (await database()).delete("badgeRequests", key));
}
