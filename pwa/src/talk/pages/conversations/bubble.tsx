import type { ComponentChildren } from "preact";
import { offline } from "../../../data/connection";
import { helpAsked } from "../../../data/help";
import type { Refused } from "../../../data/outbox";
import type { WaitingMessage } from "../../../data/store";
import type { Reported } from "../../../safety/data/people";
import { AskLook } from "../../../safety/parts/ask-look";
import { safetyWords } from "../../../safety/words/safety";
import { timeOf } from "../../../ui/forms/day";
import { Icon } from "../../../ui/icon";
import type { Message, Talk } from "../../data/conversations/shapes";
import { talksWords } from "../../words/talks";

interface BubbleProps {
  message: Message;
  talk: Talk;
  /** The words of a search, found here. */
  found?: boolean;
  onReport: () => void;
  /** Read what to do about a cry for help. */
  onWorry: () => void;
}

/** One message; whoever wrote it sees whether it has arrived. */
export function Bubble({ message, talk, found, onReport, onWorry }: BubbleProps) {
  const words = talksWords();
  const mine = message.side === talk.side;
  if (message.status === "hidden" || message.status === "erased") {
    return (
      <li class="aside-line" data-seq={message.seq}>
        {words[message.status]}{" "}
        {message.status === "hidden" && !mine && talk.side === "student" && (
          <button type="button" class="as-link" aria-haspopup="dialog" onClick={() => (helpAsked.value = true)}>
            {safetyWords().talk}
          </button>
        )}
      </li>
    );
  }
  return (
    <li class={`bubble ${mine ? "mine" : "theirs"}${found ? " found" : ""}`} data-seq={message.seq}>
      <div class="bubble-text">
        <span class="hidden">{words.said(mine ? words.me[talk.side] : nameOf(talk), "")}</span>
        {message.text}
      </div>
      {message.masked && <p class="note">{words.masked}</p>}
      {!mine && message.distress && talk.side === "mentor" && (
        <div class="note">
          <p>{words.cry}</p>
          <button type="button" class="as-link" aria-haspopup="dialog" onClick={onWorry}>
            {words.whatToDo}
          </button>
        </div>
      )}
      {message.status === "held" && <p class="note">{words.held}</p>}
      {mine && (message.masked || message.status === "held") && <AskLook about={subjectOf(message, talk)} />}
      <p class="stamp">
        <time dateTime={message.sent_at}>{timeOf(message.sent_at)}</time>
        {mine && message.status === "visible" && (
          <span>{message.seq <= talk.delivered ? words.delivered : words.sent}</span>
        )}
        {!mine && (
          <button type="button" class="flag" aria-label={words.reportMessage} onClick={onReport}>
            <Icon name="flag" />
          </button>
        )}
      </p>
    </li>
  );
}

/** The first message is the question that the conversation began with. */
function subjectOf({ id, seq }: Message, { question_id }: Talk): Reported {
  return seq === 1 && question_id
    ? { subject_kind: "question", subject_id: question_id }
    : { subject_kind: "message", subject_id: id };
}

/** A message that waits for the network, or is on its way. */
export function WaitingBubble({ entry, talk }: { entry: WaitingMessage; talk: Talk }) {
  const words = talksWords();
  return (
    <Unsent text={entry.message.text} talk={talk}>
      <span>{offline.value ? words.leaves : words.sending}</span>
    </Unsent>
  );
}

interface RefusedProps {
  refused: Refused<WaitingMessage>;
  talk: Talk;
  onAgain: () => void;
  onDrop: () => void;
}

/** A message that the server did not take: it is not lost. */
export function RefusedBubble({ refused, talk, onAgain, onDrop }: RefusedProps) {
  const words = talksWords();
  return (
    <Unsent text={refused.entry.message.text} talk={talk}>
      <span class="not-taken">
        {words.refused}. {refused.why}
      </span>
      {talk.may_write && (
        <button type="button" class="as-link" onClick={onAgain}>
          {words.again}
        </button>
      )}
      <button type="button" class="as-link" onClick={onDrop}>
        {words.drop}
      </button>
    </Unsent>
  );
}

function Unsent({ text, talk, children }: { text: string; talk: Talk; children: ComponentChildren }) {
  const words = talksWords();
  return (
    <li class="bubble mine unsent">
      <div class="bubble-text">
        <span class="hidden">{words.said(words.me[talk.side], "")}</span>
        {text}
      </div>
      <p class="stamp">{children}</p>
    </li>
  );
}

/** The other one's first name; without, who they are, or that they have left. */
export function nameOf({ other }: Pick<Talk, "other">): string {
  const words = talksWords();
  return other.first_name || (other.gone ? words.gone : words.noName[other.kind]);
}
