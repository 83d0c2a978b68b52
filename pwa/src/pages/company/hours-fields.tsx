import { ManyChoices } from "../../components/choices";
import { Field } from "../../components/forms/field";
import { WEEKDAYS } from "../../data/company/content";
import type { WorkingTime } from "../../data/company/offers";
import { hoursOf, limitsOf } from "../../data/company/rules";
import { clockText } from "../../data/format";
import { language } from "../../i18n";
import { companyWords } from "../../i18n/company";
import { GroupError, NumberField, type StepProps } from "./form-parts";
import { hoursText } from "./texts";

/** Hours of the day, break and days, with what the law allows beside them. */
export function HoursFields({ content, rules, errorOf, change }: StepProps) {
  const words = companyWords().form;
  const limits = rules && limitsOf(rules, content);
  const { day, week } = hoursOf(content);
  const timed = content.day_starts !== null && content.day_ends !== null;
  const days = WEEKDAYS.map((value) => ({ value, label: words.days[value] ?? value }));
  return (
    <>
      {limits && <Limits limits={limits} />}
      <div class="clocks">
        <Field
          label={words.starts}
          type="time"
          value={content.day_starts ?? ""}
          onInput={(time) => change({ day_starts: time || null })}
          error={errorOf("day_starts")}
        />
        <Field
          label={words.ends}
          type="time"
          value={content.day_ends ?? ""}
          onInput={(time) => change({ day_ends: time || null })}
          error={errorOf("day_ends")}
        />
        <NumberField
          label={words.pause}
          value={content.break_minutes}
          min={0}
          max={300}
          onChange={(break_minutes) => change({ break_minutes })}
          error={errorOf("break_minutes")}
        />
      </div>
      <div>
        <ManyChoices legend={words.weekdays} options={days} chosen={content.weekdays} onChange={(weekdays) => change({ weekdays })} />
        <GroupError text={errorOf("weekdays")} />
      </div>
      {timed && day !== null && week !== null && day > 0 && <p class="total">{words.total(hoursText(day), hoursText(week))}</p>}
    </>
  );
}

/** What the law allows at this age, in one sentence, and where it says so. */
function Limits({ limits }: { limits: WorkingTime }) {
  const words = companyWords().form;
  const clock = (time: string): string => clockText(time.slice(0, 5), language.value);
  const text =
    words.limits(hoursText(limits.hours_per_day), hoursText(limits.hours_per_week)) +
    (limits.earliest && limits.latest ? words.limitsBetween(clock(limits.earliest), clock(limits.latest)) : "") +
    words.limitsBreak(limits.break_minutes, hoursText(limits.break_after_hours)) +
    words.limitsRest(limits.daily_rest_hours) +
    (limits.ages === "adults" ? "" : words.limitsDays);
  return (
    <div class="word">
      <p>{text}.</p>
      <details>
        <summary>{words.sources}</summary>
        <p class="hint">{limits.sources.join(", ")}</p>
      </details>
    </div>
  );
}
