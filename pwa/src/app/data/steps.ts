// What the server says is waiting for whom is signed in: told on the home, counted on the bar.
import { signal } from "@preact/signals";
import type { components } from "../../data/api";
import { client, isAbort, unwrap } from "../../data/client";
import { keepForAccount, keptForAccount } from "../../data/session";

export type Step = components["schemas"]["WaitingStep"];

const KEPT = "steps";

export const steps = signal<Step[]>([]);

/** Show what was said last, then what is said now; without a network the former stays. */
export async function askSteps(abort: AbortSignal): Promise<void> {
  steps.value = keptForAccount<Step[]>(KEPT) ?? [];
  try {
    const found = await unwrap(client.GET("/api/v1/me/steps", { signal: abort }));
    steps.value = found;
    keepForAccount(KEPT, found);
  } catch (error) {
    if (!isAbort(error)) console.debug(error);
  }
}
