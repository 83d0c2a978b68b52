import { useState } from "preact/hooks";
import { type Question as Asked, Confirm } from "../../../ui/forms/confirm";
import type { Loaded } from "../../../ui/forms/use-loaded";
import { show } from "../../../ui/navigation/announcer";
import { type Question, questionsApi } from "../../data/questions";
import { questionsWords } from "../../words/questions";

export interface Props {
  question: Question;
  loaded: Loaded<Question>;
}

/** What one can still do as long as nobody has taken it. */
export function Actions({ question, loaded }: Props) {
  const words = questionsWords().one;
  const [asking, setAsking] = useState<Asked | null>(null);
  const { id, status, mentor, widened } = question;
  const act = (
    title: string,
    text: string,
    yes: string,
    done: string,
    work: (id: string) => Promise<Question>,
  ): void => {
    let changed = question;
    setAsking({
      title,
      text,
      yes,
      act: async () => {
        changed = await work(id);
      },
      onDone: () => {
        loaded.replace(changed);
        show(done);
      },
    });
  };
  return (
    <div class="actions">
      {status === "waiting" && mentor && !widened && (
        <button
          type="button"
          class="button"
          aria-haspopup="dialog"
          onClick={() => act(words.widenTitle, words.widenText, words.widenYes, words.widenDone, questionsApi.widen)}
        >
          {words.widen}
        </button>
      )}
      <button
        type="button"
        class="button"
        aria-haspopup="dialog"
        onClick={() =>
          act(words.withdrawTitle, words.withdrawText, words.withdrawYes, words.withdrawDone, questionsApi.withdraw)
        }
      >
        {words.withdraw}
      </button>
      <Confirm question={asking} onClose={() => setAsking(null)} />
    </div>
  );
}
