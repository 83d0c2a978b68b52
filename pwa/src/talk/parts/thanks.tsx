import { useState } from "preact/hooks";
import { Trouble } from "../../ui/forms/trouble";
import { useSending } from "../../ui/forms/use-sending";
import { show } from "../../ui/navigation/announcer";
import { questionsApi } from "../data/questions";
import { questionsWords } from "../words/questions";

interface Props {
  questionId: string;
  thanked: boolean;
}

/** « Merci, ça m'a aidé »: one tap, of which who answered learns a number. */
export function Thanks({ questionId, thanked }: Props) {
  const words = questionsWords().thanks;
  const [said, setSaid] = useState(false);
  const sending = useSending();
  if (thanked || said) return <p class="hint">{words.said}</p>;
  const thank = async (): Promise<void> => {
    if (!(await sending.send(() => questionsApi.thank(questionId)))) return;
    setSaid(true);
    show(words.done);
  };
  return (
    <>
      <Trouble of={sending} />
      <p class="actions">
        <button type="button" class="button" aria-disabled={sending.busy} onClick={() => void thank()}>
          {words.say}
        </button>
      </p>
    </>
  );
}
