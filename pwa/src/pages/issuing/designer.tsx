import { useId } from "preact/hooks";
import { type Design, type Designs, designsApi } from "../../data/issuing/issuing";
import { language } from "../../i18n";
import { issuingWords } from "../../i18n/issuing";

interface Props {
  choices: Designs;
  design: Design;
  onChange: (design: Design) => void;
}

/** Composes a picture of a shape, a colour and an icon; each choice shows what it makes. */
export function Designer({ choices, design, onChange }: Props) {
  const words = issuingWords().edit;
  return (
    <div class="designer">
      <img class="badge-picture" src={designsApi.preview(design)} alt={words.preview} width="176" height="176" />
      <div class="designer-parts">
        <Parts legend={words.shape} part="shape" options={choices.shapes} design={design} onChange={onChange} />
        <Parts legend={words.colour} part="colour" options={choices.colours} design={design} onChange={onChange} />
        <Parts legend={words.icon} part="icon" options={choices.icons} design={design} onChange={onChange} />
      </div>
    </div>
  );
}

interface PartsProps extends Omit<Props, "choices"> {
  legend: string;
  part: keyof Design;
  options: { code: string; fr: string; en: string }[];
}

function Parts({ legend, part, options, design, onChange }: PartsProps) {
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
            <img
              src={designsApi.preview({ ...design, [part]: option.code })}
              alt={option[language.value]}
              loading="lazy"
              width="44"
              height="44"
            />
          </label>
        ))}
      </div>
    </fieldset>
  );
}
