import { useState } from "preact/hooks";
import { t } from "../../i18n";
import { OneChoice } from "../../ui/choices";
import { Field } from "../../ui/forms/field";
import { Trouble } from "../../ui/forms/trouble";
import { useSending } from "../../ui/forms/use-sending";
import { Sheet } from "../../ui/sheet";
import { staffWords } from "../words/staff";

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
  const sending = useSending();
  const ready = asked.reasons ?? [];
  const [reason, setReason] = useState("");
  const [missing, setMissing] = useState(false);

  const submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    setMissing(ready.length > 0 && !reason);
    if (ready.length > 0 && !reason) return;
    if (await sending.send(() => asked.act(reason))) onDone();
  };

  return (
    <form onSubmit={(event) => void submit(event)}>
      <p>{asked.text}</p>
      {ready.length > 0 && (
        <ReasonChoice
          ready={ready}
          help={asked.reasonHelp}
          missing={missing && !reason}
          error={sending.fields.reason}
          onChange={setReason}
        />
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

interface ReasonProps {
  ready: string[];
  help?: string | undefined;
  /** One tried to go on without a reason. */
  missing: boolean;
  /** What the server says against it. */
  error?: string | undefined;
  /** The reason as it stands; empty: none. */
  onChange: (reason: string) => void;
}

/** A ready reason, or one's own words. None is chosen beforehand: somebody will read it, so that somebody must mean it. */
export function ReasonChoice({ ready, help, missing, error, onChange }: ReasonProps) {
  const words = staffWords();
  const [chosen, setChosen] = useState("");
  const [own, setOwn] = useState("");
  return (
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
          onChange(value === OWN ? own.trim() : (ready[Number(value)] ?? ""));
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
          onInput={(value) => {
            setOwn(value);
            onChange(value.trim());
          }}
          error={missing ? words.reasonNeeded : error}
        />
      )}
      <p class="hint">{help ?? words.reasonHelp}</p>
    </>
  );
}
