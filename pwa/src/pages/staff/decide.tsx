import { useState } from "preact/hooks";
import { OneChoice } from "../../components/choices";
import { Field } from "../../components/forms/field";
import { Trouble } from "../../components/forms/trouble";
import { useSending } from "../../components/forms/use-sending";
import { Sheet } from "../../components/sheet";
import { t } from "../../i18n";
import { staffWords } from "../../i18n/staff";

const OWN = "own";
const REASON_MAX = 1000;

/** Something to confirm before it is done. */
export interface Asked {
  title: string;
  text: string;
  yes: string;
  /** Ready reasons; a reason is needed where there are some. */
  reasons?: string[];
  reasonHelp?: string;
  act: (reason: string) => Promise<unknown>;
}

interface Props {
  asked: Asked | null;
  onClose: () => void;
  onDone: () => void;
}

/** Asks once more, with the reason where one is needed, then does it. */
export function Decide({ asked, onClose, onDone }: Props) {
  return (
    <Sheet open={asked !== null} title={asked?.title ?? ""} onClose={onClose}>
      {asked && <DecideForm asked={asked} onClose={onClose} onDone={onDone} />}
    </Sheet>
  );
}

function DecideForm({ asked, onClose, onDone }: Props & { asked: Asked }) {
  const words = staffWords();
  const sending = useSending();
  const ready = asked.reasons ?? [];
  // None is chosen beforehand: the person will read it, so that somebody must mean it.
  const [chosen, setChosen] = useState("");
  const [own, setOwn] = useState("");
  const [missing, setMissing] = useState(false);

  const submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const reason = chosen === OWN ? own.trim() : (ready.find((_, index) => String(index) === chosen) ?? "");
    setMissing(ready.length > 0 && !reason);
    if (ready.length > 0 && !reason) return;
    if (await sending.send(() => asked.act(reason))) onDone();
  };

  return (
    <form onSubmit={(event) => void submit(event)}>
      <p>{asked.text}</p>
      {ready.length > 0 && (
        <>
          <OneChoice
            legend={words.reason}
            options={[
              ...ready.map((label, index) => ({ value: String(index), label })),
              { value: OWN, label: words.ownWords },
            ]}
            chosen={chosen}
            onChange={(value) => {
              setChosen(value);
              setMissing(false);
            }}
          />
          {missing && chosen !== OWN && (
            <p class="field-error" role="alert">
              {words.reasonNeeded}
            </p>
          )}
          {chosen === OWN && (
            <Field
              label={words.ownWords}
              rows={3}
              maxLength={REASON_MAX}
              value={own}
              onInput={setOwn}
              error={missing ? words.reasonNeeded : sending.fields["reason"]}
            />
          )}
          <p class="hint">{asked.reasonHelp ?? words.reasonHelp}</p>
        </>
      )}
      <Trouble of={sending} />
      <p class="actions">
        <button type="submit" class="button main" aria-disabled={sending.busy}>
          {asked.yes}
        </button>
        <button type="button" class="button" onClick={onClose}>
          {t().cancel}
        </button>
      </p>
    </form>
  );
}
