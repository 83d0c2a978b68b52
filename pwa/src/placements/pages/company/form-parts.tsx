import type { ComponentChildren } from "preact";
import { useEffect, useId, useState } from "preact/hooks";
import { colon } from "../../../i18n/colon";
import { Combo, type ComboOption } from "../../../ui/forms/combo";
import { Field } from "../../../ui/forms/field";
import { Icon } from "../../../ui/icon";
import type { OfferContent } from "../../data/company/content";
import type { Declaration, LawFinding, OfferMine, OfferRules } from "../../data/company/offers";
import { companyWords } from "../../words/company";
import { doorOf } from "./steps";
import type { Wording } from "./use-wording";
import type { Why } from "./why";

/** What each step of the form gets. */
export interface StepProps {
  content: OfferContent;
  names: Record<string, string>;
  /** Undefined until the server's rules are there. */
  rules: OfferRules | undefined;
  /** What may be declared against what the law says of the offer. */
  possible: readonly Declaration[];
  /** What somebody will look at in the words. */
  wording: Wording;
  /** What the server said last of the law, such as that the headcount is asked for where other offers count too. */
  law: readonly LawFinding[];
  /** Which public holidays lie among its days, on which minors do not come. */
  freeDays: OfferMine["free_days"] | undefined;
  /** Why a field is not right. */
  whyOf: (field: keyof OfferContent) => Why | undefined;
  /** The same in one sentence. */
  errorOf: (field: keyof OfferContent) => string | undefined;
  change: (part: Partial<OfferContent>, names?: Record<string, string>) => void;
}

interface AtProps {
  /** The names of what stands here. */
  field: string;
  /** Why it is not right, where its field says the first sentence of that. */
  why?: Why | undefined;
  children: ComponentChildren;
}

/** Where fields are, so that links and errors lead to them. */
export function At({ field, why, children }: AtProps) {
  return (
    <div data-field={field}>
      {children}
      <More why={why} />
    </div>
  );
}

/** Ways to fields, each as large as a finger. */
export function FieldLinks({ fields }: { fields: readonly string[] }) {
  const names = companyWords().form.fieldNames;
  return (
    <span class="field-links">
      {fields.map((field) => (
        <a key={field} class="to-field" href={doorOf(field)}>
          {names[field] ?? field}
        </a>
      ))}
    </span>
  );
}

/** What follows the first sentence of an error: what to do, and the articles for who wants them. */
export function More({ why }: { why: Why | undefined }) {
  if (!why?.more && !why?.sources) return null;
  return (
    <div class="more-of-error">
      {why.more && <p>{why.more}</p>}
      {why.sources && (
        <details>
          <summary>{companyWords().form.sources}</summary>
          <p class="hint">{why.sources}</p>
        </details>
      )}
    </div>
  );
}

interface GroupErrorProps {
  /** Why its fields are not right; the same is said once, and of several things the first. */
  why: readonly (Why | undefined)[];
  id?: string;
}

/** A word against a whole group of fields. */
export function GroupError({ why, id }: GroupErrorProps) {
  const all = why.filter((one) => one !== undefined);
  const [first, ...others] = all.filter(({ says }, at) => all.findIndex((one) => one.says === says) === at);
  if (!first) return null;
  return (
    <div class="group-error">
      <p id={id} class="field-error">
        {first.says}
      </p>
      <More why={first} />
      {others.length > 0 && (
        <details>
          <summary>{companyWords().form.others(others.length)}</summary>
          {others.map((one) => (
            <div key={one.says}>
              <p>{one.says}</p>
              <More why={one} />
            </div>
          ))}
        </details>
      )}
    </div>
  );
}

interface NumberProps {
  label: string;
  hint?: string;
  error?: string | undefined;
  "aria-invalid"?: true;
  "aria-describedby"?: string;
  value: number | null;
  min: number;
  max: number;
  decimal?: boolean;
  onChange: (value: number | null) => void;
}

/** A number, with a comma or a point; an empty field is none. What is typed stays as it is typed. */
export function NumberField({ value, onChange, decimal = false, min, max, error, ...rest }: NumberProps) {
  const shown = (number: number | null): string =>
    number === null ? "" : number.toLocaleString("fr-FR", { useGrouping: false });
  const read = (text: string): number | null => {
    const number = Number(text.trim().replace(",", "."));
    const usable = text.trim() !== "" && Number.isFinite(number) && number >= min && number <= max;
    return usable ? (decimal ? number : Math.round(number)) : null;
  };
  const [text, setText] = useState(() => shown(value));
  useEffect(() => {
    // Changed from elsewhere: by another choice, or another device.
    if (read(text) !== value) setText(shown(value));
  }, [value]);
  const unread = text.trim() !== "" && read(text) === null;
  return (
    <Field
      {...rest}
      inputMode={decimal ? "decimal" : "numeric"}
      autoComplete="off"
      maxLength={8}
      value={text}
      onInput={(typed) => {
        setText(typed);
        onChange(read(typed));
      }}
      error={unread ? companyWords().form.numberBetween(min, max) : error}
    />
  );
}

interface StepperProps {
  label: string;
  value: number;
  max: number;
  onChange: (value: number) => void;
}

/** A small number with a button on each side, as large as a finger. */
export function Stepper({ label, value, max, onChange }: StepperProps) {
  const id = useId();
  const take = (wanted: number): void => {
    if (Number.isFinite(wanted)) onChange(Math.min(max, Math.max(1, Math.round(wanted))));
  };
  return (
    <div class="number-line">
      <label for={id}>{label}</label>
      <button
        type="button"
        class="round"
        aria-label={`${label + colon()}−1`}
        aria-disabled={value <= 1}
        onClick={() => take(value - 1)}
      >
        −
      </button>
      <input
        id={id}
        type="number"
        inputMode="numeric"
        min={1}
        max={max}
        value={value}
        onInput={(event) => take(event.currentTarget.valueAsNumber)}
      />
      <button
        type="button"
        class="round"
        aria-label={`${label + colon()}+1`}
        aria-disabled={value >= max}
        onClick={() => take(value + 1)}
      >
        +
      </button>
    </div>
  );
}

/** How many people a company employs, and how many look after those who come: where they are many, or a rule asks. */
export function Hosts({
  content,
  law,
  whyOf,
  errorOf,
  change,
  places,
  few,
}: StepProps & { places: number; few: number }) {
  const words = companyWords().form;
  const [headcount, tutors] = [content.headcount ?? null, content.tutors ?? null];
  const isAsked = law.some(({ field }) => field === "headcount") || errorOf("headcount") || errorOf("tutors");
  if (places <= few && headcount === null && tutors === null && !isAsked) return null;
  return (
    <>
      <At field="headcount" why={whyOf("headcount")}>
        <NumberField
          label={words.headcount}
          hint={words.headcountHelp}
          value={headcount}
          min={0}
          max={1_000_000}
          onChange={(wanted) => change({ headcount: wanted })}
          error={errorOf("headcount")}
        />
      </At>
      <At field="tutors" why={whyOf("tutors")}>
        <NumberField
          label={words.tutors}
          value={tutors}
          min={1}
          max={500}
          onChange={(wanted) => change({ tutors: wanted })}
          error={errorOf("tutors")}
        />
      </At>
    </>
  );
}

interface PickProps {
  label: string;
  hint: string;
  none: string;
  error?: string | undefined;
  /** What is chosen, as pairs of its code and its name. */
  chosen: [string, string][];
  most: number;
  search: (words: string, signal: AbortSignal) => Promise<ComboOption[]>;
  onAdd: (option: ComboOption) => void;
  onRemove: (code: string) => void;
  children?: ComponentChildren;
}

/** Several of many things, found by their words. */
export function PickMany({ label, hint, none, error, chosen, most, search, onAdd, onRemove }: PickProps) {
  const words = companyWords().form;
  return (
    <div>
      {chosen.length > 0 && (
        <ul class="picked" aria-label={`${words.chosen}, ${label}`}>
          {chosen.map(([code, name]) => (
            <li key={code}>
              <span>{name}</span>
              <button type="button" class="round flat" aria-label={words.remove(name)} onClick={() => onRemove(code)}>
                <Icon name="close" />
              </button>
            </li>
          ))}
        </ul>
      )}
      {chosen.length < most && (
        <Combo label={label} hint={hint} none={none} error={error} search={search} onChoose={onAdd} />
      )}
    </div>
  );
}
