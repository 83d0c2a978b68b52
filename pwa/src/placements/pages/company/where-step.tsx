import { useState } from "preact/hooks";
import { api } from "../../../data/client";
import { communeOptions, schoolOptions } from "../../../people/pages/roles/searches";
import { ManyChoices, OneChoice } from "../../../ui/choices";
import { Combo, type ComboOption } from "../../../ui/forms/combo";
import { Field } from "../../../ui/forms/field";
import { Trouble } from "../../../ui/forms/trouble";
import { useSending } from "../../../ui/forms/use-sending";
import type { Priority, Remote } from "../../data/company/offers";
import { companyWords } from "../../words/company";
import { At, More, PickMany, type StepProps } from "./form-parts";
import { WordsAt } from "./wording";

const SCHOOLS_MAX = 20;

function optionsOf<T extends string>(names: Record<string, string>): { value: T; label: string }[] {
  return Object.entries(names).map(([value, label]) => ({ value: value as T, label }));
}

/** Where it is, and for whom it is made easy. */
export function WhereStep(props: StepProps) {
  const { content, names, wording, whyOf, errorOf, change } = props;
  const words = companyWords().form;
  const code = content.commune_code;
  return (
    <>
      <At field="commune_code postcode">
        <Combo
          label={words.where}
          hint={code ? words.communeChange : words.communeHelp}
          none={words.noCommune}
          chosen={code ? (names[`commune:${code}`] ?? code) : undefined}
          error={errorOf("commune_code")}
          search={communeOptions}
          onChoose={({ key, label }) => change({ commune_code: key, postcode: null }, { [`commune:${key}`]: label })}
        />
      </At>
      <At field="address">
        <Field
          label={words.address}
          hint={words.addressHelp}
          value={content.address ?? ""}
          maxLength={200}
          autoComplete="street-address"
          onInput={(address) => change({ address: address || null })}
          error={errorOf("address")}
        />
      </At>
      <OneChoice<Remote>
        legend={words.remote}
        options={optionsOf<Remote>(words.remotes)}
        chosen={content.remote}
        onChange={(remote) => change({ remote })}
      />
      <WordsAt field="accessibility" wording={wording} text={content.accessibility}>
        <Field
          label={words.accessibility}
          hint={words.accessibilityHelp}
          rows={2}
          maxLength={500}
          value={content.accessibility}
          onInput={(accessibility) => change({ accessibility })}
          error={errorOf("accessibility")}
        />
        <More why={whyOf("accessibility")} />
      </WordsAt>
      <ManyChoices<Priority>
        legend={words.priorities}
        options={optionsOf<Priority>(words.priorityNames)}
        chosen={content.priorities}
        onChange={(priorities) => change({ priorities })}
      />
      <ReservedSchools {...props} />
    </>
  );
}

function ReservedSchools({ content, names, errorOf, change }: StepProps) {
  const words = companyWords().form;
  const [error, setError] = useState("");
  const choosing = useSending();
  const add = ({ key }: ComboOption): void => {
    setError("");
    void choosing.send(async () => {
      const { uai, name } = await api.place(key);
      if (!uai) return setError(words.noUai);
      if (!content.reserved_uais.includes(uai))
        change({ reserved_uais: [...content.reserved_uais, uai] }, { [`school:${uai}`]: name });
    });
  };
  return (
    <details open={content.reserved_uais.length > 0} data-field="reserved_uais">
      <summary>{words.reserve}</summary>
      <PickMany
        label={words.reserve}
        hint={words.reserveHelp}
        none={words.noSchool}
        most={SCHOOLS_MAX}
        error={error || errorOf("reserved_uais")}
        chosen={content.reserved_uais.map((uai) => [uai, names[`school:${uai}`] ?? uai])}
        search={schoolOptions}
        onAdd={add}
        onRemove={(uai) => change({ reserved_uais: content.reserved_uais.filter((known) => known !== uai) })}
      />
      <Trouble of={choosing} />
    </details>
  );
}
