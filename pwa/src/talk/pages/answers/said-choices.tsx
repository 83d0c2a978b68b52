import type { Said } from "../../data/answers";

interface Props {
  legend: string;
  said: readonly Said[];
  chosen: readonly string[];
  onChange: (chosen: string[]) => void;
}

/** Whole messages, each with its box to tick. */
export function SaidChoices({ legend, said, chosen, onChange }: Props) {
  return (
    <fieldset class="choices said-choices">
      <legend>{legend}</legend>
      {said.map(({ id, text }) => (
        <label key={id} class="tick card of-career">
          <input
            type="checkbox"
            checked={chosen.includes(id)}
            onChange={(event) =>
              onChange(event.currentTarget.checked ? [...chosen, id] : chosen.filter((one) => one !== id))
            }
          />
          <span class="said" lang="fr">
            {text}
          </span>
        </label>
      ))}
    </fieldset>
  );
}
