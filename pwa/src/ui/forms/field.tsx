import { useId } from "preact/hooks";

export interface FieldProps {
  label: string;
  hint?: string | undefined;
  /** What the server, or the page, says against the value. */
  error?: string | undefined;
  /** The same where it is said elsewhere, of several fields together. */
  "aria-invalid"?: true;
  "aria-describedby"?: string;
  value: string;
  onInput: (value: string) => void;
  type?: "text" | "email" | "date" | "search" | "time";
  inputMode?: "text" | "numeric" | "decimal" | "email";
  autoComplete?: string;
  maxLength?: number;
  required?: boolean;
  /** Several lines. */
  rows?: number;
  /** Suggestions, for values that one types or picks. */
  options?: readonly string[];
}

/** A labelled input; its hint and its error are tied to it. */
export function Field(props: FieldProps) {
  const { label, hint, error, value, onInput, rows, options, required, type = "text", ...rest } = props;
  const id = useId();
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(" ");
  const shared = {
    id,
    value,
    required,
    "aria-invalid": error ? true : undefined,
    "aria-describedby": described || undefined,
    onInput: (event: { currentTarget: { value: string } }) => onInput(event.currentTarget.value),
  };
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {hint && (
        <p id={`${id}-hint`} class="hint">
          {hint}
        </p>
      )}
      {rows ? (
        <textarea {...shared} rows={rows} maxLength={rest.maxLength} />
      ) : (
        <input {...shared} {...rest} type={type} list={options ? `${id}-list` : undefined} />
      )}
      {options && (
        <datalist id={`${id}-list`}>
          {options.map((option) => (
            <option key={option} value={option} />
          ))}
        </datalist>
      )}
      {error && (
        <p id={`${id}-error`} class="field-error">
          {error}
        </p>
      )}
    </div>
  );
}

interface TickProps {
  label: string;
  checked: boolean;
  onChange: (checked: boolean) => void;
}

/** One box to tick, as large as a finger. */
export function Tick({ label, checked, onChange }: TickProps) {
  return (
    <label class="tick">
      <input type="checkbox" checked={checked} onChange={(event) => onChange(event.currentTarget.checked)} />
      <span>{label}</span>
    </label>
  );
}
