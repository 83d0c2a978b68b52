import type { ComponentChildren } from "preact";
import { useId, useState } from "preact/hooks";
import { loadSession } from "../../../data/session";
import { Trouble } from "../../../ui/forms/trouble";
import { useSending } from "../../../ui/forms/use-sending";
import { announce } from "../../../ui/navigation/announcer";
import { meApi } from "../../data/me";
import { accountWords } from "../../words/account";
import { readDate } from "./read-date";

interface Props {
  hint: string;
  submit: string;
  /** What became of it: it counts now, or somebody looks at it first. */
  onDone: (outcome: "kept" | "in_review") => void;
  children?: ComponentChildren;
}

/** Asks for the birth date in three plain fields: a calendar is no help for a day years ago. */
export function BirthDateForm({ hint, submit, onDone, children }: Props) {
  const words = accountWords().birth;
  const [parts, setParts] = useState({ day: "", month: "", year: "" });
  const [incomplete, setIncomplete] = useState(false);
  const sending = useSending();
  const id = useId();
  const error = incomplete ? words.incomplete : sending.fields.birth_date;
  const send = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const date = readDate(parts);
    setIncomplete(date === null);
    if (date === null) return announce(words.incomplete);
    await sending.send(async () => {
      const { outcome } = await meApi.setBirthDate(date);
      await loadSession();
      onDone(outcome);
    });
  };
  return (
    <form class="stack" noValidate onSubmit={(event) => void send(event)}>
      <fieldset class="field" aria-describedby={error ? `${id}-hint ${id}-error` : `${id}-hint`}>
        <legend class="hidden">{words.legend}</legend>
        <p id={`${id}-hint`} class="hint">
          {hint}
        </p>
        <div class="date-parts">
          {(["day", "month", "year"] as const).map((part) => (
            <div key={part}>
              <label for={`${id}-${part}`}>{words[part]}</label>
              <input
                id={`${id}-${part}`}
                class={part}
                type="text"
                inputMode="numeric"
                autoComplete={`bday-${part}`}
                maxLength={part === "year" ? 4 : 2}
                aria-invalid={error ? true : undefined}
                aria-describedby={error ? `${id}-error` : undefined}
                value={parts[part]}
                onInput={(event) => setParts({ ...parts, [part]: event.currentTarget.value })}
              />
            </div>
          ))}
        </div>
        {error && (
          <p id={`${id}-error`} class="field-error">
            {error}
          </p>
        )}
      </fieldset>
      <Trouble of={sending} />
      <p class="actions">
        <button type="submit" class="button main" aria-disabled={sending.busy}>
          {submit}
        </button>
        {children}
      </p>
    </form>
  );
}
