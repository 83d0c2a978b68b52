import { language } from "../../../i18n";
import { OneChoice } from "../../../ui/choices";
import { Field } from "../../../ui/forms/field";
import type { Contract } from "../../data/company/offers";
import { gratificationOf, mayDeclare, usualLimitsOf } from "../../data/company/rules";
import { companyWords } from "../../words/company";
import { Declarations } from "./declarations";
import { At, GroupError, Hosts, NumberField, type StepProps, Stepper } from "./form-parts";
import { HoursFields } from "./hours-fields";
import { euroText } from "./texts";
import { WeekPicker } from "./week-picker";

const PLACES_MAX = 500;
const DAYS_A_WEEK = 7;
const CONTRACTS: readonly Contract[] = ["apprentissage", "professionnalisation"];

/** When people come, and for how long: only what its kind asks for. */
export function WhenStep(props: StepProps) {
  const words = companyWords().form;
  switch (props.content.kind) {
    case "observation":
      return (
        <>
          <WeekPicker {...props} />
          <section>
            <h3>{words.hours}</h3>
            <HoursFields {...props} />
          </section>
          <Declarations {...props} about="work" />
        </>
      );
    case "placement":
      return <Placement {...props} />;
    case "apprenticeship":
      return <Apprenticeship {...props} />;
  }
}

function Placement(props: StepProps) {
  const { content, freeDays, whyOf, errorOf, change } = props;
  const words = companyWords().form;
  const weeks = content.duration_days === null ? null : Math.round(content.duration_days / DAYS_A_WEEK);
  return (
    <>
      <At field="duration_days" why={whyOf("duration_days")}>
        <NumberField
          label={words.weeksLong}
          value={weeks}
          min={1}
          max={52}
          onChange={(wanted) => change({ duration_days: wanted === null ? null : wanted * DAYS_A_WEEK })}
          error={errorOf("duration_days")}
        />
      </At>
      <Gratification {...props} />
      <At field="start_on" why={whyOf("start_on")}>
        <Field
          label={words.startOptional}
          hint={words.startHelp}
          type="date"
          value={content.start_on ?? ""}
          onInput={(day) => change({ start_on: day || null })}
          error={errorOf("start_on")}
        />
      </At>
      <div role="status">{freeDays && <p class="word">{freeDays[language.value]}</p>}</div>
      <Declarations {...props} about="dates" />
      <Places {...props} />
      <WorkingHours {...props} />
      <Declarations {...props} about="work" />
    </>
  );
}

/** Whether the law asks for a gratification, as soon as the length is known. */
function Gratification({ content, rules, whyOf, errorOf, change }: StepProps) {
  const words = companyWords().form;
  if (!rules || content.duration_days === null) return null;
  const { hours, due } = gratificationOf(rules, content);
  const threshold = rules.gratification_threshold_hours;
  const cents = content.gratification_cents_per_hour;
  return (
    <div class="stack">
      <p class="word">
        {due
          ? words.gratificationDue(hours, threshold, euroText(rules.gratification_minimum_cents_per_hour))
          : words.gratificationFree(hours, threshold)}
      </p>
      <At field="gratification_cents_per_hour" why={whyOf("gratification_cents_per_hour")}>
        <NumberField
          label={due ? words.gratification : words.gratificationOptional}
          decimal
          value={cents === null ? null : cents / 100}
          min={0}
          max={100}
          onChange={(euros) =>
            change({ gratification_cents_per_hour: euros === null ? null : Math.round(euros * 100) })
          }
          error={errorOf("gratification_cents_per_hour")}
        />
      </At>
    </div>
  );
}

function Apprenticeship(props: StepProps) {
  const { content, whyOf, errorOf, change } = props;
  const words = companyWords().form;
  const contracts = CONTRACTS.map((value) => ({ value, label: words.contracts[value] ?? value }));
  return (
    <>
      <At field="contract">
        <OneChoice<Contract | "">
          legend={words.contract}
          options={contracts}
          chosen={content.contract ?? ""}
          onChange={(contract) =>
            contract &&
            change({
              contract,
              declarations: (content.declarations ?? []).filter((code) => mayDeclare({ ...content, contract }, code)),
            })
          }
        />
        <GroupError why={[whyOf("contract")]} />
      </At>
      <At field="start_on" why={whyOf("start_on")}>
        <Field
          label={words.start}
          type="date"
          value={content.start_on ?? ""}
          onInput={(day) => change({ start_on: day || null })}
          error={errorOf("start_on")}
        />
      </At>
      <Declarations {...props} about="dates" />
      <At field="duration_months" why={whyOf("duration_months")}>
        <NumberField
          label={words.months}
          value={content.duration_months}
          min={1}
          max={60}
          onChange={(duration_months) => change({ duration_months })}
          error={errorOf("duration_months")}
        />
      </At>
      <Declarations {...props} about="length" />
      <Places {...props} />
      <WorkingHours {...props} />
      <Declarations {...props} about="work" />
    </>
  );
}

function Places(props: StepProps) {
  const { content, whyOf, change } = props;
  return (
    <div class="stack" data-field="places">
      <Stepper
        label={companyWords().form.placesAll}
        value={content.places}
        max={PLACES_MAX}
        onChange={(places) => change({ places })}
      />
      <GroupError why={[whyOf("places")]} />
      <Declarations {...props} about="places" />
      <Hosts {...props} places={content.places} few={content.contract === "apprentissage" ? 2 : 3} />
    </div>
  );
}

function WorkingHours(props: StepProps) {
  const { content, whyOf, errorOf, change } = props;
  const words = companyWords().form;
  const timed = content.day_starts !== null && content.day_ends !== null && content.weekdays.length > 0;
  const minors = props.rules && usualLimitsOf(props.rules, content)?.ages !== "adults";
  const fields = ["day_starts", "day_ends", "break_minutes", "break_starts", "weekdays", "hours_per_week"] as const;
  const hours = (
    <div class="stack">
      {!timed && (
        <>
          <At field="hours_per_week hours_per_day" why={whyOf("hours_per_week") ?? whyOf("hours_per_day")}>
            <NumberField
              label={minors ? words.hoursPerWeekNeeded : words.hoursPerWeek}
              value={content.hours_per_week}
              decimal
              min={1}
              max={60}
              onChange={(hours_per_week) => change({ hours_per_week })}
              error={errorOf("hours_per_week") ?? errorOf("hours_per_day")}
            />
          </At>
          <Declarations {...props} about="typed hours" />
        </>
      )}
      <HoursFields {...props} />
    </div>
  );
  // What has to be filled in is in sight before it is asked for.
  if (minors) {
    return (
      <section>
        <h3>{words.dayHoursNeeded}</h3>
        {hours}
      </section>
    );
  }
  return (
    <details open={content.day_starts !== null || fields.some((field) => errorOf(field))}>
      <summary>{words.dayHours}</summary>
      {hours}
    </details>
  );
}
