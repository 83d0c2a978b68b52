import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { addDays, parisDay } from "../../../data/format";
import { forgetRefused, refusedOf, waitingMessages } from "../../../data/outbox";
import type { Me } from "../../../data/session";
import { dayOf } from "../../../ui/forms/day";
import { Icon } from "../../../ui/icon";
import { announce } from "../../../ui/navigation/announcer";
import { sendAnew } from "../../data/conversations/send";
import type { Message, Talk } from "../../data/conversations/shapes";
import type { Thread } from "../../data/conversations/thread";
import { talksWords } from "../../words/talks";
import { Bubble, nameOf, RefusedBubble, WaitingBubble } from "./bubble";
import { FoundIn } from "./found-in";
import { useEnd } from "./use-end";
import type { Found } from "./use-found";

interface Props {
  account: Me;
  thread: Thread;
  talk: Talk;
  /** The message that a search leads to. */
  target: number | null;
  found: Found;
  onReport: (message: Message) => void;
  onWorry: () => void;
}

/** The messages, oldest first, and under them those that are not sent. */
export function Log({ account, thread, talk, target, found, onReport, onWorry }: Props) {
  const words = talksWords();
  const messages = thread.messages.value;
  const there = new Set(messages.map(({ id }) => id));
  const waiting = waitingMessages.value.filter(
    ({ conversationId, message }) => conversationId === talk.id && !there.has(message.id),
  );
  const refused = refusedOf("messages").filter(({ entry }) => entry.conversationId === talk.id);
  const unsent = [...refused.map(({ entry }) => entry.message.id), ...waiting.map(({ message }) => message.id)];
  const last = messages.at(-1);
  const end = useEnd({
    first: messages[0]?.id ?? "",
    last: unsent.at(-1) ?? last?.id ?? "",
    own: unsent.length > 0 || last?.side === talk.side,
    onEnd: () => look(thread),
    onBeginning: () => void thread.older(),
  });
  useArrivals(messages, talk);
  useEffect(() => {
    const back = (): void => end.onScroll();
    document.addEventListener("visibilitychange", back);
    return () => document.removeEventListener("visibilitychange", back);
  });
  useEffect(() => {
    if (target === null) return;
    const line = end.box.current?.querySelector(`[data-seq="${target}"]`);
    line?.scrollIntoView({ block: "center" });
  }, [target]);

  return (
    <div class="log-frame">
      <div
        ref={end.box}
        class="log"
        tabIndex={0}
        role="region"
        aria-label={words.messages(nameOf(talk))}
        onScroll={end.onScroll}
      >
        <div class="log-inside">
          {thread.more.value ? (
            <button type="button" class="button wide" onClick={() => void thread.older()}>
              {words.older}
            </button>
          ) : (
            <p class="aside-line">{words.begin}</p>
          )}
          <ul>
            {messages.map((message, index) => (
              <Dated key={message.id} message={message} before={messages[index - 1]}>
                <Bubble
                  message={message}
                  talk={talk}
                  found={message.seq === target}
                  onReport={() => onReport(message)}
                  onWorry={onWorry}
                />
                {message.side === talk.side && <FoundIn id={message.id} found={found} />}
              </Dated>
            ))}
            {refused.map((one) => (
              <RefusedBubble
                key={one.entry.message.id}
                refused={one}
                talk={talk}
                onAgain={() => void sendAnew(account, one)}
                onDrop={() => forgetRefused("messages", one.entry.message.id)}
              />
            ))}
            {waiting.map((entry) => (
              <WaitingBubble key={entry.message.id} entry={entry} talk={talk} />
            ))}
          </ul>
        </div>
      </div>
      {end.below && (
        <button type="button" class="button main to-end" onClick={end.toEnd}>
          <Icon name="next" />
          {words.below}
        </button>
      )}
    </div>
  );
}

function look(thread: Thread): void {
  if (document.visibilityState === "visible") void thread.look();
}

/** Read aloud what comes while the conversation is open. */
function useArrivals(messages: readonly Message[], talk: Talk): void {
  const heard = useRef<number | null>(null);
  const last = messages.at(-1);
  useEffect(() => {
    const before = heard.current;
    heard.current = last?.seq ?? before;
    if (before === null || !last || last.seq <= before || last.side === talk.side) return;
    if (last.status === "visible") announce(talksWords().said(nameOf(talk), last.text));
  }, [last?.seq]);
}

/** A message, under its day where that begins. */
function Dated({
  message,
  before,
  children,
}: {
  message: Message;
  before: Message | undefined;
  children: ComponentChildren;
}) {
  const day = parisDay(new Date(message.sent_at));
  const same = before && parisDay(new Date(before.sent_at)) === day;
  return (
    <>
      {!same && <li class="log-day">{dayWord(day, message.sent_at)}</li>}
      {children}
    </>
  );
}

function dayWord(day: string, instant: string): string {
  const today = parisDay(new Date());
  if (day === today) return talksWords().today;
  return day === addDays(today, -1) ? talksWords().yesterday : dayOf(instant);
}
