import type { components } from "../../../data/api";
import { monthsLeft } from "../trainings/way-length";

type Way = components["schemas"]["Way"];

/** The shortest way from 3e to the career: its steps, and how many months; none where a length is not known. */
export function shortestWay(ways: Way[]): { steps: Way[]; months: number } | null {
  let best: { steps: Way[]; months: number } | null = null;
  const go = (steps: Way[], months: number): void => {
    const [first] = steps;
    if (!first || (best && months >= best.months)) return;
    if (first.after_third) best = { steps, months };
    for (const before of ways.filter(({ id }) => first.from.includes(id) && !steps.some((one) => one.id === id))) {
      const whole = lengthOf([before, ...steps]);
      if (whole !== null) go([before, ...steps], whole);
    }
  };
  for (const way of ways.filter(({ leads }) => leads)) {
    const months = lengthOf([way]);
    if (months !== null) go([way], months);
  }
  return best;
}

function lengthOf(steps: Way[]): number | null {
  let months = 0;
  for (const [place, step] of steps.entries()) {
    const length = monthsLeft(step, steps[place - 1]);
    if (!length) return null;
    months += length;
  }
  return months;
}
