// What the phone keeps of a path beside the sheets that are pinned.
import type { components } from "../../data/api";

export type Shared = Required<components["schemas"]["SharedPathPublic"]>;
export type Way = Shared["ways"][number];

export interface OwnStep {
  id: string;
  text: string;
  /** YYYY-MM-DD; empty where it is not known. */
  day: string;
}

/** What is ticked off. */
export interface Tick {
  id: string;
  /** The school year, 2026-2027, of a step that comes back in each; none of an event or one's own step: they do not. */
  year?: string;
}

export interface Plan {
  ways: Way[];
  done: Tick[];
  own: OwnStep[];
  /** The link by which it is shown; without a token as long as the server has not answered. */
  link: { secret: string; token?: string; endsAt?: string } | null;
}

/** As a phone may still keep it: at first, ticks were ids alone. */
export type KeptPlan = Omit<Plan, "done"> & { done: (Tick | string)[] };

export const EMPTY: Plan = { ways: [], done: [], own: [], link: null };
/** The school year in which ticks without one were made: the app has said it since. */
const BEFORE = "2026-2027";
/** Events and own steps are named so; the year's steps in words. */
const UUID = /^[\da-f-]{36}$/;

/** What a phone keeps, in today's shape. */
export function planOf(kept: KeptPlan = EMPTY): Plan {
  return { ...kept, done: kept.done.map((tick) => (typeof tick === "string" ? dated(tick) : tick)) };
}

const dated = (id: string): Tick => (UUID.test(id) ? { id } : { id, year: BEFORE });

/** The ids of what is done as that school year's calendar shows it. */
export const doneIn = (ticks: readonly Tick[], year: string | undefined): string[] =>
  ticks.filter((tick) => tick.year === undefined || tick.year === year).map(({ id }) => id);

/** The last school year in which a step was ticked off. */
export const lastYear = (ticks: readonly Tick[]): string | undefined =>
  ticks
    .flatMap(({ year }) => year ?? [])
    .sort()
    .at(-1);
