// Writing: a message goes through the outbox, so that it leaves once, in its order, whatever the network does.
import { enqueue, forgetRefused, type Refused } from "../../../data/outbox";
import type { Me } from "../../../data/session";
import type { WaitingMessage } from "../../../data/store";

/** Send now or as soon as there is a network. Rejects where the phone cannot keep it until then. */
export async function sendMessage(account: Me, conversationId: string, text: string): Promise<void> {
  const message = { id: crypto.randomUUID(), text };
  await enqueue({ about: "messages", account: account.id, conversationId, message, at: Date.now() });
}

/** Try a refused message again, as a new one. */
export async function sendAnew(account: Me, { entry }: Refused<WaitingMessage>): Promise<void> {
  await sendMessage(account, entry.conversationId, entry.message.text);
  forgetRefused("messages", entry.message.id);
}
