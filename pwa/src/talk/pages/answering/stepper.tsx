import { useId } from "preact/hooks";
import "./answering.css";

interface Props {
  label: string;
  hint: string;
  less: string;
  more: string;
  value: number;
  most: number;
  onChange: (value: number) => void;
}

/** A small number, one less or one more at a time, from zero. */
export function Stepper({ label, hint, less, more, value, most, onChange }: Props) {
  const id = useId();
  const step = (by: number): void => {
    const next = Math.min(Math.max(value + by, 0), most);
    if (next !== value) onChange(next);
  };
  return (
    <div role="group" aria-labelledby={`${id}-label`} aria-describedby={`${id}-hint`}>
      <p id={`${id}-label`}>
        <strong>{label}</strong>
      </p>
      <div class="stepper">
        <button type="button" class="round" aria-label={less} aria-disabled={value === 0} onClick={() => step(-1)}>
          −
        </button>
        <output>{value}</output>
        <button type="button" class="round" aria-label={more} aria-disabled={value === most} onClick={() => step(1)}>
          +
        </button>
      </div>
      <p id={`${id}-hint`} class="hint">
        {hint}
      </p>
    </div>
  );
}
