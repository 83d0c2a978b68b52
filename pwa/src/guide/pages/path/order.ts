// What a path's pages show of the year, of events and of one's own: merged, in their order.
import { parisDay } from "../../../data/format";
import type { AgendaEvent } from "../../../data/types";
import { language } from "../../../i18n";
import type { OwnStep, Way } from "../../data/plan";
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

/** Whether a step of the year is behind us: its last day, or the last of its usual months. */
export function isOver(step: YearStep, today = parisDay(new Date())): boolean {
  if (!step.usual) return step.ends_on !== null && step.ends_on < today;
  // Of a calendar that the phone kept before it said where its months lie.
  if (!step.begins) return false;
  const { from, to } = step.usual;
  const [year, month] = step.begins.split("-").map(Number) as [number, number];
  // The months of a step may run over the new year.
  const last = month - 1 + ((to - from + 12) % 12);
  return `${year + Math.floor(last / 12)}-${String((last % 12) + 1).padStart(2, "0")}` < today.slice(0, 7);
}

/** The steps of a path, in their order: the year's of these ways, chosen events, one's own. */
export function stepsOf(year: YearCalendar | undefined, ways: Way[], events: AgendaEvent[], own: OwnStep[]): Step[] {
  const steps: Step[] = (year?.steps ?? [])
    .filter((step) => ways.includes(step.way))
    .map((step) => {
      const day = step.starts_on ?? "";
      // Without a network: a calendar that the phone kept before it said where its months lie.
      const begins = step.begins ?? day;
      return { id: step.id, label: step.label[language.value], begins, day, last: step.ends_on ?? day, year: step };
    });
  for (const event of events) {
    const day = parisDay(new Date(event.starts_at));
    steps.push({ id: event.id, label: event.title, begins: day, day, last: day, event });
  }
  for (const { id, text, day } of own) steps.push({ id, label: text, begins: day, day, last: day, isOwn: true });
  return steps.sort((a, b) => (a.begins || "9").localeCompare(b.begins || "9"));
}
