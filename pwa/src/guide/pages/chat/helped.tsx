import { useId } from "preact/hooks";
import { rate, type Turn } from "../../../talk/data/chat";
import { chatWords } from "../../../talk/words/chat";
import { Trouble } from "../../../ui/forms/trouble";
import { useSending } from "../../../ui/forms/use-sending";
import { show } from "../../../ui/navigation/announcer";

/** Whether an answer helped, said once. */
export function Helped({ turn }: { turn: Turn }) {
  const words = chatWords();
  const id = useId();
  const sending = useSending();
  const say = async (useful: boolean): Promise<void> => {
    if (!(await sending.send(() => rate(turn, useful)))) return;
    show(useful ? words.thanks : words.counted);
    // The buttons are gone: whoever used one goes on from what was asked.
    document.getElementById(turn.id)?.querySelector("h2")?.focus({ preventScroll: true });
  };
  if (turn.rated) return null;
  return (
    <div class="chat-helped" role="group" aria-labelledby={id}>
      <span id={id} class="hint">
        {words.helped}
      </span>
      {[true, false].map((useful) => (
        <button
          key={String(useful)}
          type="button"
          class="button"
          aria-disabled={sending.busy}
          onClick={() => void say(useful)}
        >
          {useful ? words.yes : words.no}
        </button>
      ))}
      <Trouble of={sending} />
    </div>
  );
}
