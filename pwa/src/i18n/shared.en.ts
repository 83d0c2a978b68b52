import { pluralEn } from "./plural.en";
import type { SharedWords } from "./shared.fr";

export const en: SharedWords = {
  bar: "Shared computer",
  leave: "Leave",
  forget: "Erase what I looked at here",
  ending: "Still there? Touch anything. Otherwise everything is erased within a minute.",
  endingUnsent: (count) => `Still there? Touch anything. Otherwise everything is erased within a minute, with ${count} thing${pluralEn(count)} not sent yet.`,
  unsentTitle: "Not sent yet",
  unsent: (count) =>
    count > 1 ? `${count} things wait for the network. If you leave now, they are lost.` : "One thing waits for the network. If you leave now, it is lost.",
  again: "Try again",
  anyway: "Leave all the same",
  left: "Everything is erased on this computer.",
  leftLost: (count) => `Everything is erased on this computer, with ${count} thing${pluralEn(count)} not sent yet.`,
  notErased: "Not everything could be erased: better close all windows of the browser.",
  choice: "This computer is shared",
  choiceHint: "School, information centre, library… A short session, nothing is kept here, a button at the top erases everything.",
  visitors: "Without an account",
  visitorsText: "Pages read, things saved, searches, town: all that this browser keeps of the E-pass is erased with one tap.",
  staff: "For whoever looks after the computers",
  staffText: "The browser’s history is not ours: better a browser that erases it when it is closed and does not open the tabs of before.",
  choiceFailed: "It did not work. Sign out before you leave.",
};
