import { useId } from "preact/hooks";
import { language } from "../../../i18n";
import type { Design, Designs } from "../../data/issuing/issuing";
import { issuingWords } from "../../words/issuing";
import { Drawn } from "./drawn";

interface Props {
  choices: Designs;
  design: Design;
  onChange: (design: Design) => void;
}

/** Composes a picture of a shape, a colour and an icon; each choice shows what it makes. */
export function Designer({ choices, design, onChange }: Props) {
  const words = issuingWords().edit;
  const parts = { choices, design, onChange };
  return (
    <div class="designer">
      <Drawn choices={choices} design={design} size={176} label={words.preview} />
      <div class="designer-parts">
        <Parts legend={words.shape} part="shape" options={choices.shapes} {...parts} />
        <Parts legend={words.colour} part="colour" options={choices.colours} {...parts} />
        <Parts legend={words.icon} part="icon" options={choices.icons} {...parts} />
      </div>
    </div>
  );
}

interface PartsProps extends Props {
  legend: string;
  part: keyof Design;
  options: { code: string; fr: string; en: string }[];
}

function Parts({ legend, part, options, choices, design, onChange }: PartsProps) {
  const name = useId();
  return (
    <fieldset class="choices">
      <legend>{legend}</legend>
      <div class="design-options">
        {options.map((option) => (
          <label key={option.code} class="design-option" title={option[language.value]}>
            <input
              type="radio"
              name={name}
              checked={design[part] === option.code}
              onChange={() => onChange({ ...design, [part]: option.code })}
            />
            <Drawn
              choices={choices}
              design={{ ...design, [part]: option.code }}
              size={44}
              label={option[language.value]}
            />
          </label>
        ))}
      </div>
    </fieldset>
  );
}
