// What the server found in words before anybody else sees them.
import type { components } from "./api";
import { keepForAccount, keptForAccount } from "./session";

/** What became of one's words: details masked, the whole held for a moderator, a sign that somebody suffers. */
export type Screening = components["schemas"]["ScreeningPublic"];

/** By message of the signed-in account that told of distress: whether its numbers are open, or were put away. */
export type Numbers = Record<string, boolean>;

const NUMBERS = "numbers";

/** Under which messages the numbers stand on this phone. */
export function keptNumbers(): Numbers {
  return keptForAccount(NUMBERS) ?? {};
}

/** The numbers stay with the message until whoever wrote it puts them away. */
export function keepNumbers(message: string, open: boolean): void {
  keepForAccount(NUMBERS, { ...keptNumbers(), [message]: open });
}
