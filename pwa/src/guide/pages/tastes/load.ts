import type { components } from "../../../data/api";
import { client, unwrap } from "../../../data/client";
import { type Loaded, useLoaded } from "../../../ui/forms/use-loaded";

export type Cards = components["schemas"]["InterestCards"];
export type Suggested = components["schemas"]["SuggestedCareer"];
export type Suggestions = components["schemas"]["Suggestions"];
export type Leading = components["schemas"]["LeadingInterest"];

/** The cards and subjects: the same for everybody, kept by the service worker. */
export function useCards(): Loaded<Cards> {
  return useLoaded("interest cards", (signal) => unwrap(client.GET("/api/v1/interests/cards", { signal })));
}
