// Conversations on the phone, to be read without a network. Where storage is refused, nothing is kept.
import { database, keepOwn, quietly } from "../../../data/store";
import type { KeptTalk, TalkItem } from "./shapes";

const MESSAGES_MAX = 200;

/** Keep a conversation as it is on screen: its last messages. */
export async function keepTalk(kept: KeptTalk): Promise<void> {
  const { messages } = kept;
  const more = kept.more || messages.length > MESSAGES_MAX;
  await quietly(() => keepOwn("talks", { ...kept, messages: messages.slice(-MESSAGES_MAX), more }));
}

/** Keep what the list tells; what was read of each stays. */
export async function keepItems(account: string, items: readonly TalkItem[]): Promise<void> {
  await quietly(async () => {
    const db = await database();
    for (const item of items) {
      const before = await db.get("talks", item.id);
      const known =
        before?.account === account ? before : { id: item.id, account, talk: null, messages: [], more: true };
      await keepOwn("talks", { ...known, item });
    }
  });
}

/** One conversation of this account. */
export async function keptTalk(account: string, id: string): Promise<KeptTalk | undefined> {
  const kept = await quietly(async () => (await database()).get("talks", id));
  return kept?.account === account ? kept : undefined;
}

/** Those of this account, the last used first. */
export async function keptItems(account: string): Promise<TalkItem[]> {
  const all = (await quietly(async () => (await database()).getAll("talks"))) ?? [];
  const items = all.filter((kept) => kept.account === account).map(({ item }) => item);
  return items.sort((one, other) => other.last_at.localeCompare(one.last_at));
}

/** The server has it no more. */
export async function dropTalk(id: string): Promise<void> {
  await quietly(async () => (await database()).delete("talks", id));
}
