import { dateText, monthName } from "../../../data/format";
import { language } from "../../../i18n";
import { DemoTag } from "../../../ui/cards";
import { Tick } from "../../../ui/forms/field";
import { Icon } from "../../../ui/icon";
import { OutLink } from "../../../ui/page";
import { pathWords } from "../../words/path";
import type { Step } from "./order";

interface Props {
  steps: Step[];
  done: readonly string[];
  onTick?: (step: Step, done: boolean) => void;
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
              <Tick label={step.label} checked={done.includes(step.id)} onChange={(on) => onTick(step, on)} />
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
              {step.event.demo && <DemoTag event />}{" "}
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
  const [from, to] = [year.usual.from, year.usual.to].map((month) => monthName(month, language.value)) as [
    string,
    string,
  ];
  const span = from === to ? words.month(from) : words.months(from, to);
  return `${words.usual} ${span}`;
}
