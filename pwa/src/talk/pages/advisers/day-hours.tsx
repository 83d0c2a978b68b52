import type { ComponentChildren } from "preact";
import { useId, useRef } from "preact/hooks";
import { Icon } from "../../../ui/icon";
import { advisersWords } from "../../words/advisers";
import { type Fault, HOURS_A_DAY, type Hours, withMore } from "./week";

interface Props {
  name: string;
  hours: readonly Hours[];
  /** What is wrong with each of the hours, once somebody tried to save them. */
  faults: readonly (Fault | null)[];
  onChange: (hours: Hours[]) => void;
  /** What a day without hours means. */
  closed?: string;
  children: ComponentChildren;
}

/** One day: its hours, one below the other, and the way to add or take away some. */
export function DayHours({ name, hours, faults, onChange, closed, children }: Props) {
  const words = advisersWords();
  const id = useId();
  const add = useRef<HTMLButtonElement>(null);
  const remove = (index: number): void => {
    onChange(hours.filter((_, other) => other !== index));
    // The button that was pressed goes with its line.
    add.current?.focus();
  };
  const fault = faults.find(Boolean);
  return (
    <fieldset class="day-hours" aria-describedby={fault ? `${id}-error` : undefined}>
      <legend>{name}</legend>
      {hours.length === 0 && <p class="hint">{closed ?? words.closed}</p>}
      <div class="hours-list">
        {hours.map((one, index) => (
          <div key={index} class="hours-line">
            {(["opens", "closes"] as const).map((end) => (
              <label key={end}>
                <span aria-hidden="true">{end === "opens" ? words.from : words.to}</span>{" "}
                <input
                  type="time"
                  aria-label={end === "opens" ? words.fromOf(name, index + 1) : words.toOf(name, index + 1)}
                  aria-invalid={faults[index] ? true : undefined}
                  aria-describedby={faults[index] ? `${id}-error` : undefined}
                  value={one[end]}
                  onInput={(event) => {
                    const value = event.currentTarget.value;
                    onChange(hours.map((former, other) => (other === index ? { ...former, [end]: value } : former)));
                  }}
                />
              </label>
            ))}
            <button
              type="button"
              class="round"
              aria-label={words.remove(name, index + 1)}
              onClick={() => remove(index)}
            >
              <Icon name="close" />
            </button>
          </div>
        ))}
      </div>
      {fault && (
        <p id={`${id}-error`} class="field-error">
          {words.faults[fault]}
        </p>
      )}
      <p class="actions">
        <button
          ref={add}
          type="button"
          class="button"
          aria-label={words.addOn(name)}
          aria-disabled={hours.length >= HOURS_A_DAY}
          onClick={() => hours.length < HOURS_A_DAY && onChange(withMore(hours))}
        >
          {words.add}
        </button>
        {children}
      </p>
    </fieldset>
  );
}
