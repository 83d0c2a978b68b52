import type { PlanWords } from "./plan.fr";

export const en: PlanWords = {
  pin: "Add to my path",
  pinned: "On my path",
  pinDone: "Added to your path, on this phone.",
  pinFull: "Your path has twenty already. Take one off first.",
  pinUndone: "Taken off your path.",
  see: "See my path",
  compare: "Compare",
  compareDone: "Added to the comparison.",
  compareUndone: "Taken out of the comparison.",
  compareFull: "You compare three already. Take one out first.",
  compareAnother: "Choose one or two more: open their page and tap “Compare”.",
  compareThem: (n: number) => `Compare all ${n}`,
};
