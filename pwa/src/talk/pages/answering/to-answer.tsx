import { useState } from "preact/hooks";
import { Confirm, type Question } from "../../../ui/forms/confirm";
import { leaveFor } from "../../../ui/navigation/router";
import { inboxWords } from "../../words/inbox";
import { askGiveBack } from "./give-back";
import "./answering.css";

/** In a conversation without an answer: that one is awaited, and the way to leave it to others. */
export function ToAnswer({ questionId }: { questionId: string }) {
  const words = inboxWords();
  const [asking, setAsking] = useState<Question | null>(null);
  const ask = (): void => setAsking(askGiveBack(questionId, () => leaveFor("/")));
  return (
    <div class="hint to-answer">
      <p>{words.waitsForYou}</p>
      <button type="button" class="button" aria-haspopup="dialog" onClick={ask}>
        {words.giveBack}
      </button>
      <Confirm question={asking} onClose={() => setAsking(null)} />
    </div>
  );
}
