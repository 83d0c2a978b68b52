import type { ComponentChildren } from "preact";
import { useEffect, useId, useRef, useState } from "preact/hooks";
import { announce } from "../../../ui/navigation/announcer";
import { accountWords } from "../../words/account";
import { readDate } from "./read-date";

interface Asked {
  hint: string;
  /** The server's word on it. */
  refused: string | undefined;
  /** Whether one came here for it: the keyboard begins there. */
  focus?: boolean;
}

export interface BirthDateTyped {
  fields: ComponentChildren;
  /** Whether anything is typed. */
  begun: boolean;
  /** What is typed, as the server reads it; null where it is no date, which is said then. */
  read(): string | null;
}

/** A birth date in three plain fields, for a form: a calendar is no help for a day years ago. */
export function useBirthDate({ hint, refused, focus }: Asked): BirthDateTyped {
  const words = accountWords().birth;
  const [parts, setParts] = useState({ day: "", month: "", year: "" });
  const [incomplete, setIncomplete] = useState(false);
  const first = useRef<HTMLInputElement>(null);
  const id = useId();
  const error = incomplete ? words.incomplete : refused;
  const go = (): void => void requestAnimationFrame(() => first.current?.focus());
  // After the heading, which a new page gives the keyboard to.
  useEffect(() => {
    if (focus) go();
  }, []);
  const read = (): string | null => {
    const date = readDate(parts);
    setIncomplete(date === null);
    if (date === null) {
      announce(words.incomplete);
      go();
    }
    return date;
  };
  const fields = (
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
              ref={part === "day" ? first : null}
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
  );
  return { fields, begun: Object.values(parts).some((part) => part.trim()), read };
}
