import { useId } from "preact/hooks";
import { clockText, hoursText } from "../../../data/format";
import { goesOnAt } from "../../../data/stretches";
import { language } from "../../../i18n";
import { colon } from "../../../i18n/colon";
import { ManyChoices } from "../../../ui/choices";
import { Field, Tick } from "../../../ui/forms/field";
import { type OfferContent, WEEKDAYS } from "../../data/company/content";
import type { WorkingTime } from "../../data/company/offers";
import { beyond, declares, fromAge, hoursOf, limitsOf, minutesOf, usualLimitsOf } from "../../data/company/rules";
import { companyWords } from "../../words/company";
import { Declarations } from "./declarations";
import { At, GroupError, NumberField, type StepProps } from "./form-parts";

/** What is said of a day with its times; its hours the last, without times they have a field of their own. */
const CLOCKS = ["day_starts", "day_ends", "hours_per_day"] as const;

/** Hours of the day, break and days, with what the law allows beside them. */
export function HoursFields(props: StepProps) {
  const { content, rules, whyOf, change } = props;
  const words = companyWords().form;
  const id = useId();
  // Side by side they have no room for words: what is wrong with the times stands under both of them.
  const wrong = CLOCKS.map(whyOf);
  const saidBelow = (...fields: (typeof CLOCKS)[number][]) =>
    fields.some(whyOf) ? ({ "aria-invalid": true, "aria-describedby": id } as const) : {};
  const pauseId = useId();
  const pause = whyOf("break_minutes") ?? whyOf("break_starts");
  const isWrong = pause && ({ "aria-invalid": true, "aria-describedby": pauseId } as const);
  // Hours that are refused at every age are not said to be for some.
  const isRefused = pause || [...wrong, whyOf("weekdays"), whyOf("hours_per_week")].some(Boolean);
  const usual = rules && usualLimitsOf(rules, content);
  const applied = rules && limitsOf(rules, content);
  const age = rules && fromAge(rules, content);
  const { day, week } = hoursOf(content);
  const timed = content.day_starts !== null && content.day_ends !== null;
  // No pupil observes on a Sunday: it is shown only where it was chosen, to be taken off.
  const never = content.kind === "observation" && !content.weekdays.includes("sun") ? "sun" : null;
  const days = WEEKDAYS.filter((day) => day !== never).map((value) => ({ value, label: words.days[value] ?? value }));
  return (
    <>
      {usual && <Limits limits={usual} content={content} />}
      <div role="status">
        {usual && applied && age && !isRefused && (
          <p class="word warn">
            {words.fromAge(
              age,
              beyond(content, usual)
                .map((field) => words.fieldNames[field] ?? field)
                .join(", "),
            )}{" "}
            {limitsText(age === 15 ? words.fifteen : words.sixteen, applied, content, usual)}.
          </p>
        )}
      </div>
      <div class="clocks">
        <At field="day_starts">
          <Field
            label={words.starts}
            type="time"
            value={content.day_starts ?? ""}
            onInput={(time) => change({ day_starts: time || null })}
            {...saidBelow("day_starts")}
          />
        </At>
        {content.break_starts !== null && (
          <Stretches {...props} starts={content.break_starts} minutes={content.break_minutes ?? 0} isWrong={isWrong} />
        )}
        <At field="day_ends hours_per_day">
          <Field
            label={words.ends}
            type="time"
            value={content.day_ends ?? ""}
            onInput={(time) => change({ day_ends: time || null })}
            {...saidBelow("day_ends", ...(timed ? (["hours_per_day"] as const) : []))}
          />
        </At>
        <div class="clocks-said">
          <GroupError id={id} why={timed ? wrong : wrong.slice(0, -1)} />
          <Declarations {...props} about="clocks" />
        </div>
        {content.break_starts === null && (
          <At field="break_minutes break_starts">
            <NumberField
              label={words.pause}
              value={content.break_minutes}
              min={0}
              max={300}
              onChange={(break_minutes) => change({ break_minutes })}
              {...isWrong}
            />
          </At>
        )}
      </div>
      <GroupError id={pauseId} why={[pause]} />
      {timed && (
        <Tick
          label={words.inTwo}
          checked={content.break_starts !== null}
          onChange={(on) => change(on ? parted(content) : { break_starts: null, break_minutes: 60 })}
        />
      )}
      <At field="weekdays hours_per_week">
        <ManyChoices
          legend={words.weekdays}
          options={days}
          chosen={content.weekdays}
          onChange={(weekdays) => change({ weekdays })}
        />
        {/* Of a day with its times and days nobody types the week: they add up to it. */}
        <GroupError
          why={[whyOf("weekdays"), timed && content.weekdays.length > 0 ? whyOf("hours_per_week") : undefined]}
        />
        <Declarations {...props} about="days" />
      </At>
      {timed && day !== null && week !== null && day > 0 && (
        <p class="total">{words.total(hoursText(day), hoursText(week))}</p>
      )}
    </>
  );
}

interface Parted extends StepProps {
  /** When the first stretch ends, and for how long. */
  starts: string;
  minutes: number;
  isWrong: object | undefined;
}

/** The hours between the two stretches of a day: each keeps its place when the other moves. */
function Stretches({ starts, minutes, isWrong, change }: Parted) {
  const words = companyWords().form;
  const goesOn = goesOnAt(starts, minutes);
  const set = (from: string, to: string): void =>
    change({ break_starts: from, break_minutes: (minutesOf(to) - minutesOf(from) + 1440) % 1440 });
  return (
    <>
      <At field="break_starts">
        <Field
          label={words.firstEnds}
          type="time"
          value={starts}
          onInput={(time) => time && set(time, goesOn)}
          {...isWrong}
        />
      </At>
      <At field="break_minutes">
        <Field
          label={words.secondStarts}
          type="time"
          value={goesOn}
          onInput={(time) => time && set(starts, time)}
          {...isWrong}
        />
      </At>
    </>
  );
}

/** A day of one stretch as one of two, to be put right: over lunch, or of a restaurant. */
function parted({ day_ends, break_minutes }: OfferContent): Partial<OfferContent> {
  const isLong = minutesOf(day_ends ?? "") > minutesOf("18:00");
  return isLong
    ? { break_starts: "14:00", break_minutes: 240 }
    : { break_starts: "12:00", break_minutes: break_minutes || 60 };
}

/** What the law allows at an age, in one sentence; beside other limits, only what differs from them. */
function limitsText(age: string, limits: WorkingTime, content: OfferContent, beside?: WorkingTime): string {
  const { contract } = content;
  // Beside a permit that is declared, the hours without one would deny it.
  const night = content.kind !== "observation" && declares(content, "night");
  const words = companyWords().form;
  const clock = (time: string): string => clockText(time.slice(0, 5), language.value);
  const parts = ({
    hours_per_day,
    hours_per_week,
    earliest,
    latest,
    break_minutes,
    break_after_hours,
    daily_rest_hours,
    ages,
  }: WorkingTime) => [
    words.limits(hoursText(hours_per_day), hoursText(hours_per_week)),
    night && earliest
      ? words.limitsNight
      : earliest && latest
        ? words.limitsBetween(clock(earliest), clock(latest))
        : "",
    words.limitsBreak(break_minutes, hoursText(break_after_hours)),
    words.limitsRest(daily_rest_hours),
    ages === "adults" ? "" : words.limitsDays(contract === "apprentissage"),
  ];
  const said = beside ? parts(beside) : [];
  return (
    age +
    colon() +
    parts(limits)
      .filter((part) => part && !said.includes(part))
      .join(", ")
  );
}

/** The same, and where the law says so. */
function Limits({ limits, content }: { limits: WorkingTime; content: OfferContent }) {
  return (
    <div class="word">
      <p>{limitsText(companyWords().form.atThisAge, limits, content)}.</p>
      <details>
        <summary>{companyWords().form.sources}</summary>
        <p class="hint">{limits.sources.join(", ")}</p>
      </details>
    </div>
  );
}
