// Badges on the phone, to be read without a network, and requests being written. Where storage is refused, nothing is kept.
import { database, quietly } from "../store";
import type { KeptRequest, Wallet } from "./shapes";

/** Keep a wallet as it is on screen; its pictures are kept by the service worker. */
export async function keepWallet(account: string, wallet: Wallet): Promise<void> {
  await quietly(async () => (await database()).put("wallets", { account, wallet }));
}

export async function keptWallet(account: string): Promise<Wallet | undefined> {
  return (await quietly(async () => (await database()).get("wallets", account)))?.wallet;
}

/** The request that this account is writing for an achievement; a new one where there is none. */
export async function keptRequest(account: string, achievementId: string): Promise<KeptRequest> {
  const key = `${account} ${achievementId}`;
  const kept = await quietly(async () => (await database()).get("badgeRequests", key));
  const [id, textId, linkId] = [crypto.randomUUID(), crypto.randomUUID(), crypto.randomUUID()];
  return kept ?? { key, account, id, textId, text: "", linkId, link: "", photos: [] };
}

export async function keepRequest(request: KeptRequest): Promise<void> {
  await quietly(async () => (await database()).put("badgeRequests", request));
}

export async function dropRequest(key: string): Promise<void> {
  await quietly(async () => (await database()).delete("badgeRequests", key));
}
