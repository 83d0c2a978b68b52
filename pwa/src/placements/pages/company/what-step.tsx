import { careerOptions } from "../../../people/pages/roles/searches";
import { ManyChoices, OneChoice } from "../../../ui/choices";
import { Field } from "../../../ui/forms/field";
import { OutLink } from "../../../ui/page";
import type { OfferKind, OfferLevel } from "../../data/company/offers";
import { kindRules } from "../../data/company/rules";
import { companyWords } from "../../words/company";
import { At, GroupError, More, PickMany, type StepProps } from "./form-parts";
import { levelText } from "./texts";
import { WordsAt } from "./wording";

export const KINDS: readonly OfferKind[] = ["observation", "placement", "apprenticeship"];
const CAREERS_MAX = 5;
const DESCRIPTION_MAX = 4000;
const IMMERSION = "https://immersion-facile.beta.gouv.fr/";

interface KindProps {
  chosen: OfferKind | undefined;
  onChoose: (kind: OfferKind) => void;
}

/** The three kinds, each as one large button. */
export function KindChoice({ chosen, onChoose }: KindProps) {
  const words = companyWords();
  return (
    <ul class="kind-choice">
      {KINDS.map((kind) => (
        <li key={kind}>
          <button
            type="button"
            class="button wide row"
            aria-pressed={chosen && chosen === kind}
            onClick={() => onChoose(kind)}
          >
            <span>
              <b>{words.kinds[kind]}</b>
              <span class="kind-text">{words.form.kindTexts[kind]}</span>
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}

/** An immersion (PMSMP) is explained and led to those who may issue it: never made here. */
export function Immersion() {
  const words = companyWords().form;
  return (
    <details>
      <summary>{words.immersion}</summary>
      <div class="stack">
        <p>{words.immersionText}</p>
        <p>
          <OutLink href={IMMERSION}>{words.immersionLink}</OutLink>
        </p>
        <p>
          <a href="/?type=place&place=mission_locale">{words.immersionPrescribers}</a>
        </p>
      </div>
    </details>
  );
}

/** For whom, and what it is about. */
export function WhatStep({ content, names, rules, wording, whyOf, errorOf, change }: StepProps) {
  const words = companyWords();
  const { form } = words;
  const levels = (rules ? kindRules(rules, content).levels : []).map((value) => ({ value, label: levelText(value) }));
  const one = content.kind !== "placement";
  return (
    <>
      <div data-field="levels">
        {one ? (
          <OneChoice<OfferLevel | "">
            legend={content.kind === "observation" ? form.level : form.diploma}
            options={levels}
            chosen={content.levels[0] ?? ""}
            onChange={(level) => level && change({ levels: [level] })}
          />
        ) : (
          <ManyChoices
            legend={form.diplomas}
            options={levels}
            chosen={content.levels}
            onChange={(chosen) => change({ levels: chosen })}
          />
        )}
        <GroupError why={[whyOf("levels")]} />
      </div>
      <WordsAt field="title" wording={wording} text={content.title}>
        <Field
          label={form.offerTitle}
          hint={form.titleHelp[(content.kind === "apprenticeship" && content.contract) || content.kind]}
          value={content.title}
          maxLength={120}
          autoComplete="off"
          onInput={(title) => change({ title })}
          error={errorOf("title")}
        />
        <More why={whyOf("title")} />
      </WordsAt>
      <WordsAt field="description" wording={wording} text={content.description}>
        <Field
          label={form.description}
          hint={form.descriptionHelp}
          rows={6}
          maxLength={DESCRIPTION_MAX}
          value={content.description}
          onInput={(description) => change({ description })}
          error={errorOf("description")}
        />
        <More why={whyOf("description")} />
        {content.description.length > DESCRIPTION_MAX - 500 && (
          <p class="hint">{form.left(DESCRIPTION_MAX - content.description.length)}</p>
        )}
      </WordsAt>
      <At field="rome_codes">
        <PickMany
          label={form.careers}
          hint={form.careersHelp}
          none={form.noCareer}
          most={CAREERS_MAX}
          error={errorOf("rome_codes")}
          chosen={content.rome_codes.map((code) => [code, names[`career:${code}`] ?? code])}
          search={careerOptions}
          onAdd={({ key, label }) =>
            !content.rome_codes.includes(key) &&
            change({ rome_codes: [...content.rome_codes, key] }, { [`career:${key}`]: label })
          }
          onRemove={(code) => change({ rome_codes: content.rome_codes.filter((known) => known !== code) })}
        />
      </At>
    </>
  );
}
