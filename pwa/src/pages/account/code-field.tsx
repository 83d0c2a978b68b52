import { useEffect, useId, useRef } from "preact/hooks";

interface Props {
  label: string;
  hint: string;
  error: string | undefined;
  value: string;
  onInput: (digits: string) => void;
}

/** Six digits, typed, pasted with any spaces, or filled in by the phone; an error takes the focus back here. */
export function CodeField({ label, hint, error, value, onInput }: Props) {
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
        class="code"
        type="text"
        inputMode="numeric"
        autoComplete="one-time-code"
        required
        aria-invalid={error ? true : undefined}
        aria-describedby={error ? `${id}-hint ${id}-error` : `${id}-hint`}
        value={value}
        onInput={(event) => {
          const digits = event.currentTarget.value.replace(/\D/g, "").slice(0, 6);
          event.currentTarget.value = digits;
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
