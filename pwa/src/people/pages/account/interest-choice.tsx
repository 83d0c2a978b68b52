import { t } from "../../../i18n";
import "../../../guide/pages/interest-tiles.css";

interface Props {
  legend: string;
  quiet?: boolean;
  /** Chosen RIASEC letters and ROME codes; the codes stay as they are. */
  chosen: readonly string[];
  onChange: (chosen: string[]) => void;
}

/** The six interests, to tick. */
export function InterestChoice({ legend, quiet, chosen, onChange }: Props) {
  return (
    <fieldset class="choices">
      <legend class={quiet ? "hidden" : undefined}>{legend}</legend>
      <div class="tiles tick-tiles">
        {Object.entries(t().interests.letters).map(([letter, name]) => (
          <label key={letter} class="tick-tile">
            <input
              type="checkbox"
              checked={chosen.includes(letter)}
              onChange={(event) =>
                onChange(event.currentTarget.checked ? [...chosen, letter] : chosen.filter((one) => one !== letter))
              }
            />
            <span class="letter" aria-hidden="true">
              {letter}
            </span>
            <span class="tile-text">
              <b>{name}</b>
              <span class="hint">{t().interests.taglines[letter]}</span>
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
