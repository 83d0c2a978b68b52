import { useState } from "preact/hooks";
import type { Screening } from "../../../data/safety";
import { Screened } from "../../../safety/parts/screened";
import { Field, Tick } from "../../../ui/forms/field";
import { Trouble } from "../../../ui/forms/trouble";
import { useMissing } from "../../../ui/forms/use-missing";
import { useSending } from "../../../ui/forms/use-sending";
import { show } from "../../../ui/navigation/announcer";
import { type Asked, type Meeting, meetingsApi } from "../../data/meetings";
import { meetingsWords } from "../../words/meetings";

const TEXT_MAX = 2000;

interface Props {
  meeting: Meeting;
  question: Asked;
  onAnswered: () => void;
}

/** The mentor's answer, which everybody who registered reads. */
export function AnswerForm({ meeting, question, onAnswered }: Props) {
  const words = meetingsWords().host;
  const [id] = useState(() => crypto.randomUUID() as string);
  const [text, setText] = useState("");
  const [publish, setPublish] = useState(false);
  const [found, setFound] = useState<Screening | null>(null);
  const sending = useSending();
  const { form, errorOf, refuses } = useMissing<"text">(
    { text: text.trim() ? undefined : words.answerMissing },
    sending,
  );
  const send = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    if (refuses()) return;
    const sent = await sending.send(async () => {
      setFound((await meetingsApi.answer(meeting.id, question.id, { id, text, publish })).screening);
    });
    if (!sent) return;
    show(words.answered);
    onAnswered();
  };
  return (
    <form ref={form} class="stack" noValidate onSubmit={(event) => void send(event)}>
      {found && <Screened screening={found} />}
      <Field
        label={words.answer}
        hint={words.answerHint}
        error={errorOf("text")}
        rows={3}
        maxLength={TEXT_MAX}
        required
        value={text}
        onInput={setText}
      />
      {question.wish && <Tick label={words.publish} checked={publish} onChange={setPublish} />}
      <Trouble of={sending} />
      <button type="submit" class="button main" aria-disabled={sending.busy}>
        {sending.busy ? words.answering : words.reply(question.student?.first_name ?? "")}
      </button>
    </form>
  );
}
