import { useEffect, useMemo } from "preact/hooks";
import { onBackOnline } from "../../../data/connection";
import { on, onAnew } from "../../../data/live";
import type { Me } from "../../../data/session";
import { Thread } from "../../data/conversations/thread";

/** A conversation that follows what happens as long as it is on screen. */
export function useThread(account: Me, id: string): Thread {
  const thread = useMemo(() => new Thread(account.id, id), [account.id, id]);
  useEffect(() => {
    const here = (handler: (seq: number) => void) => (data: Record<string, unknown>) => {
      if (data.conversation_id === id) handler(Number(data.seq));
    };
    const sync = (): void => void thread.sync();
    const stops = [
      on(
        "message.new",
        here((seq) => void thread.changed(seq)),
      ),
      on(
        "message.delivered",
        here((seq) => thread.arrived(seq)),
      ),
      on("conversation.closed", here(sync)),
      on("conversation.opened", here(sync)),
      onAnew(sync),
      onBackOnline(sync),
    ];
    void thread.open();
    return () => {
      thread.close();
      stops.forEach((stop) => stop());
    };
  }, [thread]);
  return thread;
}
