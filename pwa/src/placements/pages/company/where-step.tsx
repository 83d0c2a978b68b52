import { useEffect, useState } from "preact/hooks";
import { api } from "../../../data/client";
import { communeOptions, schoolOptions } from "../../../people/pages/roles/searches";
import { ManyChoices, OneChoice } from "../../../ui/choices";
import { Combo, type ComboOption } from "../../../ui/forms/combo";
import { Field } from "../../../ui/forms/field";
import { Trouble } from "../../../ui/forms/trouble";
import { useSending } from "../../../ui/forms/use-sending";
import { offersApi, type Priority, type Remote } from "../../data/company/offers";
import { companyWords } from "../../words/company";
import { At, More, PickMany, type StepProps } from "./form-parts";
import { WordsAt } from "./wording";

const SCHOOLS_MAX = 20;

function optionsOf<T extends string>(names: Record<string, string>): { value: T; label: string }[] {
  return Object.entries(names).map(([value, label]) => ({ value: value as T, label }));
}

/** The drafts that an address was looked for: whoever takes it away again is left alone. */
const filled = new Set<string>();

interface WhereProps extends StepProps {
  draft: string;
  organisation: string;
  /** It is out: nothing is filled in by itself. */
  isOut: boolean;
}

/** Where it is, and for whom it is made easy. */
export function WhereStep(props: WhereProps) {
  const { content, names, wording, whyOf, errorOf, change } = props;
  const words = companyWords().form;
  const isReused = useLastAddress(props);
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
          hint={isReused ? words.addressReused : words.addressHelp}
          value={content.address ?? ""}
          maxLength={200}
          autoComplete="street-address"
          onInput={(address) => change({ address: address || null })}
          error={errorOf("address")}
        />
      </At>
      {/* A pupil comes to see: it is shown only where it was chosen, to be changed. */}
      {(content.kind !== "observation" || content.remote !== "no") && (
        <OneChoice<Remote>
          legend={words.remote}
          options={optionsOf<Remote>(words.remotes)}
          chosen={content.remote}
          onChange={(remote) => change({ remote })}
        />
      )}
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

/** The address that the organisation gave last in this commune, where none is typed; whether it stands here. */
function useLastAddress({ draft, organisation, isOut, content, change }: WhereProps): boolean {
  const [last, setLast] = useState("");
  useEffect(() => {
    if (isOut || content.address || filled.has(draft)) return;
    filled.add(draft);
    const asked = new AbortController();
    offersApi.mine(organisation, undefined, asked.signal).then(
      ({ items }) => {
        const found = items.find(({ address, commune_code }) => address && commune_code === content.commune_code);
        if (!found?.address) return;
        setLast(found.address);
        change({ address: found.address });
      },
      () => undefined,
    );
    return () => asked.abort();
  }, []);
  return last !== "" && content.address === last;
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
