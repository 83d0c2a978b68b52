import { useEffect, useId, useRef } from "preact/hooks";

export const CODE_LENGTH = 6;

interface Props {
  label: string;
  hint: string;
  error: string | undefined;
  value: string;
  /** How many digits it has. */
  length?: number;
  onInput: (digits: string) => void;
}

/** Digits, typed, pasted with any spaces, or filled in by the phone; an error takes the focus back here. */
export function CodeField({ label, hint, error, value, length = CODE_LENGTH, onInput }: Props) {
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (error) field.current?.focus();
  }, [error]);
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <p id={`${id}-hint`} class="hint">
        {hint}
      </p>
      <input
        ref={field}
        id={id}
        class={length > CODE_LENGTH ? "code long" : "code"}
        type="text"
        inputMode="numeric"
        autoComplete="one-time-code"
        required
        aria-invalid={error ? true : undefined}
        aria-describedby={error ? `${id}-hint ${id}-error` : `${id}-hint`}
        value={written(value, length)}
        onInput={(event) => {
          const digits = event.currentTarget.value.replace(/\D/g, "").slice(0, length);
          event.currentTarget.value = written(digits, length);
          onInput(digits);
        }}
      />
      {error && (
        <p id={`${id}-error`} class="field-error">
          {error}
        </p>
      )}
    </div>
  );
}

/** As the mail writes it: a long one in groups of four. */
function written(digits: string, length: number): string {
  return length > CODE_LENGTH ? digits.replace(/(\d{4})(?=\d)/g, "$1 ") : digits;
}
