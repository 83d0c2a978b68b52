// Which conversations hold something that was not read, for the door that leads there; the list stays on the phone.
import { computed, effect, signal } from "@preact/signals";
import { client, unwrap } from "../../data/client";
import { following, on, onAnew } from "../../data/live";
import { hasRole, keepForAccount, keptForAccount, me, onKeptElsewhere } from "../../data/session";
import { keepItems } from "./conversations/kept";

const COUNTED = 50;
/** What happens at once is counted at once. */
const GATHER_MS = 300;
/** A message that comes before the reader's eyes is read by then, or counted. */
const READING_MS = 3_000;
/** What may change which conversations there are, and what waits in them. */
export const TALK_NEWS = ["message.new", "conversation.opened", "conversation.closed"] as const;
const KEPT = "unread";

const ids = signal<string[]>([]);

export const unread = computed(() => ids.value.length);

/** Goes up with each conversation that was read: an answer asked for before that is out of date. */
let reads = 0;

/** Ask the server; without a network the last count stands. */
async function count(): Promise<void> {
  const account = me.peek();
  if (!account || !hasRole(account, "student", "mentor", "adviser")) return;
  const before = reads;
  const query = { state: "open" as const, limit: COUNTED };
  const { items } = await unwrap(client.GET("/api/v1/me/conversations", { params: { query } }));
  await keepItems(account.id, items);
  if (before !== reads) return countSoon();
  if (me.peek()?.id === account.id) note(items.filter((one) => one.unread > 0).map(({ id }) => id));
}

/** The other tabs read it where it is kept. */
function note(found: string[]): void {
  ids.value = found;
  keepForAccount(KEPT, found);
}

let gathering: ReturnType<typeof setTimeout> | undefined;
let reading: ReturnType<typeof setTimeout> | undefined;

function countSoon(): void {
  clearTimeout(gathering);
  gathering = setTimeout(() => void count().catch(() => undefined), GATHER_MS);
}

/** The person has read all of that conversation: nobody needs to be asked. */
export function noteRead(id: string): void {
  reads += 1;
  clearTimeout(reading);
  note(ids.peek().filter((one) => one !== id));
}

/** Count when the stream opens, and at each event that changes it: one tab for all. */
export function startUnread(): void {
  const owner = computed(() => me.value?.id);
  const again = (): void => {
    ids.value = (owner.value && keptForAccount<string[]>(KEPT)) || [];
  };
  effect(again);
  onKeptElsewhere(KEPT, again);
  onAnew(() => following() || countSoon());
  for (const kind of TALK_NEWS) {
    on(kind, ({ conversation_id }) => {
      if (following()) return;
      const here = location.pathname === `/conversations/${String(conversation_id)}`;
      if (kind !== "message.new" || !here || document.visibilityState === "hidden") return countSoon();
      clearTimeout(reading);
      reading = setTimeout(countSoon, READING_MS);
    });
  }
}
