import { useState } from "preact/hooks";
import { t } from "../../i18n";
import { type ConversationSeen, casesApi } from "../../safety/data/staff";
import { Field } from "../../ui/forms/field";
import { Trouble } from "../../ui/forms/trouble";
import { useSending } from "../../ui/forms/use-sending";
import { announce } from "../../ui/navigation/announcer";
import { Sheet } from "../../ui/sheet";
import { casesWords } from "../words/cases";
import { nameOf } from "./person";
import { Said } from "./said";

const MOTIVE_MIN = 10;
const MOTIVE_MAX = 500;

/** The way into a whole conversation: a motive first, which the audit keeps. */
export function ReadTalk({ id, label }: { id: string; label: string }) {
  const words = casesWords();
  const [asking, setAsking] = useState(false);
  const [talk, setTalk] = useState<ConversationSeen | null>(null);
  const read = (one: ConversationSeen): void => {
    setTalk(one);
    setAsking(false);
    announce(words.messages(one.lines.length));
  };
  return (
    <>
      {talk ? (
        <>
          <h4>{words.whole}</h4>
          <Said lines={talk.lines} nameOf={(author) => nameOf(author, talk.people)} />
        </>
      ) : (
        <p class="actions">
          <button type="button" class="button" aria-haspopup="dialog" onClick={() => setAsking(true)}>
            {label}
          </button>
        </p>
      )}
      <Sheet open={asking} title={label} onClose={() => setAsking(false)}>
        <MotiveForm id={id} onRead={read} onClose={() => setAsking(false)} />
      </Sheet>
    </>
  );
}

interface FormProps {
  id: string;
  onRead: (talk: ConversationSeen) => void;
  onClose: () => void;
}

function MotiveForm({ id, onRead, onClose }: FormProps) {
  const words = casesWords();
  const sending = useSending();
  const [motive, setMotive] = useState("");
  const [short, setShort] = useState(false);
  const submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const given = motive.trim();
    setShort(given.length < MOTIVE_MIN);
    if (given.length < MOTIVE_MIN) return;
    await sending.send(async () => onRead(await casesApi.readTalk(id, given)));
  };
  return (
    <form noValidate onSubmit={(event) => void submit(event)}>
      <p>{words.readAsk}</p>
      <Field
        label={words.motive}
        hint={words.motiveHelp}
        rows={3}
        maxLength={MOTIVE_MAX}
        value={motive}
        onInput={setMotive}
        error={short ? words.motiveHelp : sending.fields.motive}
      />
      <Trouble of={sending} />
      <p class="actions">
        <button type="submit" class="button main" aria-disabled={sending.busy}>
          {words.read}
        </button>
        <button type="button" class="button" onClick={onClose}>
          {t().cancel}
        </button>
      </p>
    </form>
  );
}
