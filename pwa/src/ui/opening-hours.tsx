import { useEffect, useState } from "preact/hooks";
import { clockText, parisDay, weekdayText } from "../data/format";
import { isClosedOn, statusAt } from "../data/hours";
import type { Closure, OpeningDay } from "../data/types";
import { language, t } from "../i18n";
import "./sheet-frame.css";

const MINUTE_MS = 60_000;

interface Props {
  days: OpeningDay[];
  closure?: Closure | null;
  /** How many of the days are listed, where it is not all of them. */
  shown?: number;
}

/** Today's hours and those of the coming days. Unknown is never shown as closed; a closure wins over hours. */
export function OpeningHours({ days, closure = null, shown }: Props) {
  const [now, setNow] = useState(() => new Date());
  useEffect(() => {
    const clock = setInterval(() => setNow(new Date()), MINUTE_MS);
    return () => clearInterval(clock);
  }, []);
  const words = t().hours;
  const today = parisDay(now);
  return (
    <>
      {!isClosedOn(closure, today) && <TodayStatus days={days} now={now} />}
      <details>
        <summary>{words.week}</summary>
        <ul class="week">
          {days
            .filter((day) => day.date >= today)
            .slice(0, shown)
            .map((day) => (
              <Day key={day.date} day={day} today={day.date === today} shut={isClosedOn(closure, day.date)} />
            ))}
        </ul>
        <p class="hint">{words.local}</p>
      </details>
    </>
  );
}

function TodayStatus({ days, now }: { days: OpeningDay[]; now: Date }) {
  const words = t().hours;
  const status = statusAt(days, now);
  const clock = (time: string): string => clockText(time, language.value);
  switch (status.state) {
    case "open":
      return (
        <p class="status open">
          {status.until ? words.openUntil(clock(status.until)) : words.openAllDay}
          {status.comment && ` (${status.comment})`}
        </p>
      );
    case "opens":
      return <p class="status">{words.opensAt(clock(status.at))}</p>;
    case "closed":
      return (
        <p class="status">
          {status.beganOpen ? words.closedNow : words.closedToday}
          {status.next && (
            <span class="next">
              {words.next(weekdayText(status.next.day, language.value, now), clock(status.next.at))}
            </span>
          )}
        </p>
      );
    case "unknown":
      return <p class="unknown">{words.unknown}</p>;
    case "outdated":
      return <p class="unknown">{words.outdated}</p>;
  }
}

function Day({ day, today, shut }: { day: OpeningDay; today: boolean; shut: boolean }) {
  const words = t().hours;
  return (
    <li class={today ? "today" : undefined}>
      <span class="day">
        {weekdayText(day.date, language.value)}
        {day.holiday && <em> {words.holidays[day.holiday] ?? words.holidays.public_holiday}</em>}
      </span>{" "}
      <span class="times">
        {(shut || day.intervals.length === 0) && words.closed}
        {(shut ? [] : day.intervals).map((interval) => (
          <span key={interval.from}>
            {clockText(interval.from, language.value)} – {clockText(interval.to, language.value)}{" "}
            {interval.comment && <em>{interval.comment}</em>}
          </span>
        ))}
      </span>
    </li>
  );
}
