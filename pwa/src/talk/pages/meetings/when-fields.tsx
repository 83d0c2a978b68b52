import { Field } from "../../../ui/forms/field";
import { meetingsWords } from "../../words/meetings";

interface Props {
  day: string;
  time: string;
  error: string | undefined;
  onDay: (day: string) => void;
  onTime: (time: string) => void;
}

/** The day and the time of a meeting. */
export function WhenFields({ day, time, error, onDay, onTime }: Props) {
  const words = meetingsWords().host;
  return (
    <>
      <Field label={words.day} type="date" required value={day} error={error} onInput={onDay} />
      <Field label={words.time} hint={words.timeHint} type="time" required value={time} onInput={onTime} />
    </>
  );
}
