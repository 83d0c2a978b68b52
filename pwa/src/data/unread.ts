// How many conversations hold something that was not read: for the door that leads there.
import { computed, signal } from "@preact/signals";
import { client, unwrap } from "./client";
import { hasRole, me } from "./session";

const counted = signal({ account: "", conversations: 0 });

export const unread = computed(() => (counted.value.account === me.value?.id ? counted.value.conversations : 0));

/** Ask the server again; without a network the last count stands. */
export async function countUnread(): Promise<void> {
  const account = me.value;
  if (!account || !hasRole(account, "student", "mentor", "adviser")) return;
  const query = { state: "open" as const, limit: 50 };
  const { items } = await unwrap(client.GET("/api/v1/me/conversations", { params: { query } }));
  counted.value = { account: account.id, conversations: items.filter((one) => one.unread > 0).length };
}

/** Count at the start, for whoever signs in, and when the person comes back to the app. */
export function startUnread(): void {
  const again = (): void => void countUnread().catch(() => undefined);
  computed(() => me.value?.id).subscribe((id) => id && again());
  document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && again());
}
