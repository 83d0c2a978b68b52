import { dateText, parisDay } from "../../../data/format";
import type { AgendaEvent } from "../../../data/types";
import { language } from "../../../i18n";
import { Tick } from "../../../ui/forms/field";
import { Icon } from "../../../ui/icon";
import { OutLink } from "../../../ui/page";
import type { OwnStep, Way } from "../../data/plan";
import { pathWords } from "../../words/path";
import type { YearCalendar } from "./plan";

type YearStep = YearCalendar["steps"][number];

/** A step of a path, whoever set it. */
export interface Step {
  id: string;
  label: string;
  /** What it is ordered by, YYYY-MM-DD; empty: at the end. */
  begins: string;
  /** Its day, where that is known. */
  day: string;
  last: string;
  year?: YearStep;
  event?: AgendaEvent;
  isOwn?: boolean;
}

/** The steps of a path, in their order: the year's of these ways, chosen events, one's own. */
export function stepsOf(year: YearCalendar | undefined, ways: Way[], events: AgendaEvent[], own: OwnStep[]): Step[] {
  const [first = "", last = ""] = year?.school_year.split("-") ?? [];
  const steps: Step[] = (year?.steps ?? [])
    .filter((step) => ways.includes(step.way))
    .map((step) => {
      const day = step.starts_on ?? "";
      const from = step.usual?.from ?? 1;
      const month = `${from >= 10 ? first : last}-${String(from).padStart(2, "0")}-01`;
      const label = step.label[language.value];
      return { id: step.id, label, begins: day || month, day, last: step.ends_on ?? day, year: step };
    });
  for (const event of events) {
    const day = parisDay(new Date(event.starts_at));
    steps.push({ id: event.id, label: event.title, begins: day, day, last: day, event });
  }
  for (const { id, text, day } of own) steps.push({ id, label: text, begins: day, day, last: day, isOwn: true });
  return steps.sort((a, b) => (a.begins || "9").localeCompare(b.begins || "9"));
}

interface Props {
  steps: Step[];
  done: readonly string[];
  onTick?: (id: string, done: boolean) => void;
  onRemove?: (step: Step) => void;
}

export function Steps({ steps, done, onTick, onRemove }: Props) {
  const words = pathWords();
  return (
    <ol class="path-steps">
      {steps.map((step) => (
        <li key={step.id}>
          <div class="goal-head">
            {onTick ? (
              <Tick label={step.label} checked={done.includes(step.id)} onChange={(on) => onTick(step.id, on)} />
            ) : (
              <p>
                {step.label} {done.includes(step.id) && <span class="tag">{words.done}</span>}
              </p>
            )}
            {onRemove && (step.isOwn || step.event) && (
              <button type="button" class="round" aria-label={words.remove(step.label)} onClick={() => onRemove(step)}>
                <Icon name="close" />
              </button>
            )}
          </div>
          <p class="hint">
            {when(step)}
            {step.isOwn && ` · ${words.mine}`}
          </p>
          {step.year && (
            <p>
              <OutLink href={step.year.url}>{step.year.publisher}</OutLink>
              {step.year.checked_on && (
                <span class="hint"> {words.checked(dateText(step.year.checked_on, language.value))}</span>
              )}
            </p>
          )}
          {step.event && (
            <p>
              <a href={`/events/${step.event.id}`}>{step.event.place_name ?? step.event.commune}</a>
            </p>
          )}
        </li>
      ))}
    </ol>
  );
}

function when({ day, last, year }: Step): string {
  const words = pathWords();
  if (day) {
    const from = dateText(day, language.value);
    return last === day ? from : words.days(from, dateText(last, language.value));
  }
  if (!year?.usual) return words.noDay;
  const { from, to } = year.usual;
  const span = from === to ? words.month(monthName(from)) : words.months(monthName(from), monthName(to));
  return `${words.usual} ${span}`;
}

function monthName(month: number): string {
  const format = new Intl.DateTimeFormat(language.value, { month: "long", timeZone: "UTC" });
  return format.format(Date.UTC(2000, month - 1));
}
