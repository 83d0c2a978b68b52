import type { ComponentChildren } from "preact";
import { clockText, dateText, dayText, hoursText } from "../../../data/format";
import { goesOnAt } from "../../../data/stretches";
import type { Offer } from "../../../data/types";
import { WhereBlock } from "../../../guide/parts/where-block";
import { language, t } from "../../../i18n";
import { offerWords } from "../../words/offer";

const WORKDAYS = "mon,tue,wed,thu,fri";
const FULL_ROME = /^[A-N]\d{4}$/;
const DAYS_A_WEEK = 7;
/** Beyond that a length in days says little. */
const DAYS_MOST = 10;

/** A fact with its name; nothing where it is not known. */
function Fact({ name, children }: { name: string; children: ComponentChildren }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** Weeks or dates, length, hours of the day and days of the week. */
export function When({ offer }: { offer: Offer }) {
  const words = offerWords();
  const day = (date: string): string => dayText(date, language.value);
  const coming = offer.weeks_detail.filter(({ week, left }) => left === 0 || offer.weeks.includes(week));
  const length = lengthText(offer);
  const hours = timesText(offer);
  const rhythm = [daysText(offer), offer.hours_per_week && words.perWeek(hoursText(offer.hours_per_week))];
  return (
    <section>
      <h2>{words.when}</h2>
      {coming.length > 0 && (
        <ul class="week-list">
          {coming.map(({ week, left, places, holidays }) => (
            <li key={week}>
              <span>{[t().offers.week(day(week)), holidays].filter(Boolean).join(", ")}</span>{" "}
              <span class="hint">{words.left(left, places)}</span>
            </li>
          ))}
        </ul>
      )}
      <dl class="pairs">
        {offer.contract && <Fact name={words.contract}>{words.contracts[offer.contract]}</Fact>}
        {coming.length === 0 && offer.start_on && (
          <Fact name={offer.end_on ? words.dates : words.starts}>
            {offer.end_on
              ? t().offers.fromTo(day(offer.start_on), day(offer.end_on))
              : dateText(offer.start_on, language.value)}
          </Fact>
        )}
        {length && <Fact name={words.length}>{length}</Fact>}
        {hours && <Fact name={words.hours}>{hours}</Fact>}
        {rhythm.some(Boolean) && <Fact name={words.rhythm}>{rhythm.filter(Boolean).join(", ")}</Fact>}
      </dl>
      {coming.length === 0 && offer.status === "published" && <p class="hint">{words.places(offer.places_left)}</p>}
    </section>
  );
}

function lengthText({ kind, duration_days, duration_months }: Offer): string {
  const words = offerWords();
  if (duration_months) return words.months(duration_months);
  if (!duration_days || kind === "observation") return "";
  return duration_days <= DAYS_MOST
    ? words.days(duration_days)
    : words.weeksLong(Math.round(duration_days / DAYS_A_WEEK));
}

function timesText({ day_starts, day_ends, break_minutes, break_starts, hours_per_day }: Offer): string {
  const words = offerWords();
  const clock = (time: string): string => clockText(time, language.value);
  const inTwo = break_starts && break_minutes ? ([break_starts, goesOnAt(break_starts, break_minutes)] as const) : null;
  return [
    day_starts &&
      day_ends &&
      (inTwo
        ? words.dayInTwo(
            words.dayFromTo(clock(day_starts), clock(inTwo[0])),
            words.dayFromTo(clock(inTwo[1]), clock(day_ends)),
          )
        : words.dayFromTo(clock(day_starts), clock(day_ends))),
    break_minutes && !inTwo && words.break(break_minutes),
    hours_per_day && `(${words.perDay(hoursText(hours_per_day))})`,
  ]
    .filter(Boolean)
    .join(" ");
}

function daysText({ weekdays }: Offer): string {
  const words = offerWords();
  return weekdays.join() === WORKDAYS ? words.everyWorkday : weekdays.map((day) => words.weekdays[day]).join(", ");
}

export function Where({ offer }: { offer: Offer }) {
  const words = offerWords();
  return (
    <section>
      <h2>{words.where}</h2>
      <WhereBlock {...offer} name={offer.company_name} />
      <dl class="pairs">
        {offer.remote !== "no" && <Fact name={words.workplace}>{words.remote[offer.remote]}</Fact>}
        <Fact name={words.access}>{offer.accessibility || words.accessUnknown}</Fact>
      </dl>
    </section>
  );
}

/** Class or diploma, schools it is reserved for, and who comes first. */
export function Who({ offer }: { offer: Offer }) {
  const words = offerWords();
  const names = offer.levels.map((level) => t().offers.levels[level]).join(", ");
  return (
    <section>
      <h2>{words.who}</h2>
      <dl class="pairs">
        {names && <Fact name={offer.kind === "observation" ? words.level : words.diploma}>{names}</Fact>}
        {offer.reserved_for.length > 0 && (
          <Fact name={words.reservedTo}>
            {offer.reserved_for.map(({ uai, name }) => name ?? uai).join(", ")}
            <br />
            <a href="/me/school">{words.linkSchool}</a>
          </Fact>
        )}
        {offer.priorities.length > 0 && (
          <Fact name={words.priorities}>
            {offer.priorities.map((one) => words.priority[one]).join("\u00a0; ")}.{" "}
            <span class="hint">{words.priorityHint}</span>
          </Fact>
        )}
      </dl>
    </section>
  );
}

export function Money({
  due,
  threshold_hours,
  minimum_cents_per_hour,
  cents_per_hour,
}: NonNullable<Offer["gratification"]>) {
  const words = offerWords();
  const euros = (cents: number): string =>
    (cents / 100).toLocaleString(language.value, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
  return (
    <section>
      <h2>{words.money}</h2>
      {cents_per_hour !== null && <p>{words.moneyGiven(euros(cents_per_hour))}</p>}
      <p class="hint">{due ? words.moneyDue(euros(minimum_cents_per_hour)) : words.moneyNotDue(threshold_hours)}</p>
    </section>
  );
}

export function Careers({ offer }: { offer: Offer }) {
  if (!offer.careers.length) return null;
  return (
    <section>
      <h2>{offerWords().careers}</h2>
      <ul class="links">
        {offer.careers.map(({ code, label }) => (
          <li key={code}>
            <a href={FULL_ROME.test(code) ? `/careers/${code}` : `/careers?family=${code}`}>{label}</a>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What people of that age may do at most, and the agreement that comes first. */
export function Law({ offer }: { offer: Offer }) {
  const words = offerWords();
  const limits = offer.working_time;
  const clock = (time: string): string => clockText(time, language.value);
  return (
    <>
      {offer.from_age && <p class="word">{words.fromAge(offer.from_age)}</p>}
      {offer.kind !== "apprenticeship" && <p class="hint">{words.agreement}</p>}
      {limits && (
        <details>
          <summary>{words.law}</summary>
          <p>
            <strong>{words.ages[limits.ages]}</strong>
          </p>
          <ul>
            <li>{words.lawDay(hoursText(limits.hours_per_day), hoursText(limits.hours_per_week))}</li>
            <li>{words.lawBreak(limits.break_minutes, hoursText(limits.break_after_hours))}</li>
            {limits.earliest && limits.latest && (
              <li>{words.lawNight(clock(limits.earliest), clock(limits.latest))}</li>
            )}
            <li>{words.lawRest(hoursText(limits.daily_rest_hours), limits.days_per_week)}</li>
          </ul>
          <p class="hint">{limits.sources.join(", ")}</p>
        </details>
      )}
    </>
  );
}
