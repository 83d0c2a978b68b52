import { useId } from "preact/hooks";
import { Icon } from "./icon";

interface Option<T extends string> {
  value: T;
  label: string;
}

interface ManyProps<T extends string> {
  legend: string;
  /** The legend is read aloud but not shown. */
  quiet?: boolean;
  options: Option<T>[];
  chosen: readonly T[];
  onChange: (chosen: T[]) => void;
}

/** Several choices among a few; nothing where there are none. */
export function ManyChoices<T extends string>({ legend, quiet, options, chosen, onChange }: ManyProps<T>) {
  if (options.length === 0) {
    return null;
  }
  return (
    <fieldset class="choices">
      <legend class={quiet ? "hidden" : undefined}>{legend}</legend>
      <div class="chips">
        {options.map(({ value, label }) => (
          <label key={value} class="chip">
            <input
              type="checkbox"
              checked={chosen.includes(value)}
              onChange={(event) =>
                onChange(event.currentTarget.checked ? [...chosen, value] : chosen.filter((one) => one !== value))
              }
            />
            <span>{label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

interface OneProps<T extends string> {
  legend: string;
  /** The legend is read aloud but not shown. */
  quiet?: boolean;
  options: Option<T>[];
  /** Null: nothing yet. */
  chosen: T | null;
  onChange: (chosen: T) => void;
}

/** One choice among a few. */
export function OneChoice<T extends string>({ legend, quiet, options, chosen, onChange }: OneProps<T>) {
  const name = useId();
  return (
    <fieldset class="choices">
      <legend class={quiet ? "hidden" : undefined}>{legend}</legend>
      <div class="chips">
        {options.map(({ value, label }) => (
          <label key={value} class="chip">
            <input
              type="radio"
              name={name}
              checked={chosen === value}
              onChange={(event) => event.currentTarget.checked && onChange(value)}
            />
            <span>{label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

/** Something chosen or understood, which a tap takes away; `label` says so. */
export function RemoveButton({ text, label, onRemove }: { text: string; label: string; onRemove: () => void }) {
  return (
    <button type="button" class="button chosen-one" aria-label={label} onClick={onRemove}>
      {text}
      <Icon name="close" />
    </button>
  );
}
