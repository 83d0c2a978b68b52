import { useEffect, useState } from "preact/hooks";
import { onMessageSent } from "../../../data/outbox";
import { keepNumbers, keptNumbers, type Numbers, type Screening } from "../../../data/safety";
import type { Thread } from "../../data/conversations/thread";

/** What the server found in one's own messages, to be said under them. */
export interface Found {
  /** In the message that has just gone: said until it is closed, or until the next one goes. */
  latest: { id: string; screening: Screening } | null;
  numbers: Numbers;
  /** Close what is said under a message. */
  close: (id: string) => void;
  /** The next message goes. */
  next: () => void;
}

/** Takes what was written here into the conversation, with what was found in it. */
export function useFound(thread: Thread): Found {
  const [latest, setLatest] = useState<Found["latest"]>(null);
  const [numbers, setNumbers] = useState(keptNumbers);
  const put = (id: string, open: boolean): void => setNumbers((now) => ({ ...now, [id]: open }));
  useEffect(
    () =>
      onMessageSent((conversationId, message, screening) => {
        if (conversationId !== thread.id) return false;
        thread.take(message);
        if (screening.distress) put(message.id, true);
        setLatest({ id: message.id, screening });
        return true;
      }),
    [thread],
  );
  return {
    latest,
    numbers,
    close: (id) => {
      setLatest(null);
      if (id in numbers) {
        keepNumbers(id, false);
        put(id, false);
      }
    },
    next: () => setLatest(null),
  };
}
