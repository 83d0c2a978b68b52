import { ManyChoices } from "../../components/choices";
import { Field } from "../../components/forms/field";
import { WEEKDAYS } from "../../data/company/content";
import type { WorkingTime } from "../../data/company/offers";
import { beyond, hoursOf, limitsOf, usualLimitsOf } from "../../data/company/rules";
import { clockText } from "../../data/format";
import { language } from "../../i18n";
import { companyWords } from "../../i18n/company";
import { Declarations } from "./declarations";
import { At, GroupError, NumberField, type StepProps } from "./form-parts";
import { hoursText } from "./texts";

/** Hours of the day, break and days, with what the law allows beside them. */
export function HoursFields(props: StepProps) {
  const { content, rules, against, errorOf, change } = props;
  const words = companyWords().form;
  const usual = rules && usualLimitsOf(rules, content);
  const applied = rules && limitsOf(rules, content);
  const { day, week } = hoursOf(content);
  const timed = content.day_starts !== null && content.day_ends !== null;
  const days = WEEKDAYS.map((value) => ({ value, label: words.days[value] ?? value }));
  return (
    <>
      {usual && <Limits limits={usual} />}
      <div role="status">
        {usual && applied && applied !== usual && (
          <p class="word warn">
            {words.fromAge(applied === rules.from_fifteen ? 15 : 16, beyond(content, usual).map((field) => words.fieldNames[field] ?? field).join(", "))}{" "}
            {limitsText(applied === rules.from_fifteen ? words.fifteen : words.sixteen, applied)}.
          </p>
        )}
      </div>
      <div class="clocks">
        <At field="day_starts" against={against("day_starts")}>
          <Field
            label={words.starts}
            type="time"
            value={content.day_starts ?? ""}
            onInput={(time) => change({ day_starts: time || null })}
            error={errorOf("day_starts")}
          />
        </At>
        <At field="day_ends hours_per_day" against={against("day_ends")}>
          <Field
            label={words.ends}
            type="time"
            value={content.day_ends ?? ""}
            onInput={(time) => change({ day_ends: time || null })}
            error={errorOf("day_ends")}
          />
        </At>
        <At field="break_minutes">
          <NumberField
            label={words.pause}
            value={content.break_minutes}
            min={0}
            max={300}
            onChange={(break_minutes) => change({ break_minutes })}
            error={errorOf("break_minutes")}
          />
        </At>
      </div>
      <At field="weekdays hours_per_week" against={against("weekdays")}>
        <ManyChoices legend={words.weekdays} options={days} chosen={content.weekdays} onChange={(weekdays) => change({ weekdays })} />
        <GroupError text={errorOf("weekdays")} />
      </At>
      {timed && day !== null && week !== null && day > 0 && <p class="total">{words.total(hoursText(day), hoursText(week))}</p>}
      <Declarations {...props} about="hours" />
    </>
  );
}

/** What the law allows at an age, in one sentence. */
function limitsText(age: string, limits: WorkingTime): string {
  const words = companyWords().form;
  const clock = (time: string): string => clockText(time.slice(0, 5), language.value);
  return (
    words.limits(age, hoursText(limits.hours_per_day), hoursText(limits.hours_per_week)) +
    (limits.earliest && limits.latest ? words.limitsBetween(clock(limits.earliest), clock(limits.latest)) : "") +
    words.limitsBreak(limits.break_minutes, hoursText(limits.break_after_hours)) +
    words.limitsRest(limits.daily_rest_hours) +
    (limits.ages === "adults" ? "" : words.limitsDays)
  );
}

/** The same, and where the law says so. */
function Limits({ limits }: { limits: WorkingTime }) {
  return (
    <div class="word">
      <p>{limitsText(companyWords().form.atThisAge, limits)}.</p>
      <details>
        <summary>{companyWords().form.sources}</summary>
        <p class="hint">{limits.sources.join(", ")}</p>
      </details>
    </div>
  );
}
