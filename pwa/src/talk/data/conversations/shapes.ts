// What a conversation is made of, as the server tells it and as the phone keeps it.
import type { components } from "../../../data/api";

export type TalkItem = components["schemas"]["ConversationItem"];
export type Talk = components["schemas"]["ConversationPublic"];
export type Message = components["schemas"]["MessagePublic"];
export type MessageDraft = components["schemas"]["MessageCreate"];
export type QuickReply = components["schemas"]["QuickReplyPublic"];
export type Side = TalkItem["side"];

/** A conversation on the phone, with its last messages. */
export interface KeptTalk {
  id: string;
  account: string;
  item: TalkItem;
  /** All of it, once it was opened. */
  talk: Talk | null;
  messages: Message[];
  /** Whether the server has older ones. */
  more: boolean;
}
