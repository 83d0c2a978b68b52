import { useEffect, useState } from "preact/hooks";
import type { RiasecPage } from "../../content/riasec";
import { language, t } from "../../i18n";
import "../interest-tiles.css";

interface Props {
  legend: string;
  quiet?: boolean;
  /** Chosen RIASEC letters and ROME codes; the codes stay as they are. */
  chosen: readonly string[];
  onChange: (chosen: string[]) => void;
}

/** The six interests, to tick. What each is about comes a moment later. */
export function InterestChoice({ legend, quiet, chosen, onChange }: Props) {
  const [pages, setPages] = useState<Record<string, RiasecPage>>({});
  useEffect(() => {
    // Without it the names are enough.
    import("../../content/riasec").then(
      ({ riasec }) => setPages(riasec),
      () => undefined,
    );
  }, []);
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
            <span class={`letter letter-${letter}`} aria-hidden="true">
              {letter}
            </span>
            <span>
              <b>{name}</b>
              <span class="hint">{pages[letter]?.tagline[language.value] ?? "\u00a0"}</span>
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
