// How many conversations hold something that was not read, for the door that leads there; the list stays on the phone.
import { computed, signal } from "@preact/signals";
import { client, unwrap } from "./client";
import { keepItems } from "./conversations/kept";
import { on, onAnew } from "./live";
import { hasRole, me } from "./session";

const COUNTED = 50;
/** What happens at once is counted at once. */
const GATHER_MS = 300;
const KINDS = ["message.new", "conversation.opened", "conversation.closed"];

const counted = signal({ account: "", conversations: 0 });

export const unread = computed(() => (counted.value.account === me.value?.id ? counted.value.conversations : 0));

/** Ask the server again; without a network the last count stands. */
async function count(): Promise<void> {
  const account = me.peek();
  if (!account || !hasRole(account, "student", "mentor", "adviser")) return;
  const query = { state: "open" as const, limit: COUNTED };
  const { items } = await unwrap(client.GET("/api/v1/me/conversations", { params: { query } }));
  await keepItems(account.id, items);
  counted.value = { account: account.id, conversations: items.filter((one) => one.unread > 0).length };
}

let gathering: ReturnType<typeof setTimeout> | undefined;

/** Something came, or was read: count anew in a moment. */
export function countUnread(): void {
  clearTimeout(gathering);
  gathering = setTimeout(() => void count().catch(() => undefined), GATHER_MS);
}

/** Count when the stream opens, and at each event that changes it. */
export function startUnread(): void {
  onAnew(countUnread);
  for (const kind of KINDS) on(kind, countUnread);
}
