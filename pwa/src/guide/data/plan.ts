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

export interface Plan {
  ways: Way[];
  /** Ids of steps, events and own steps that are ticked off. */
  done: string[];
  own: OwnStep[];
  /** The link by which it is shown; without a token as long as the server has not answered. */
  link: { secret: string; token?: string; endsAt?: string } | null;
}
