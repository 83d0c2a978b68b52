import type { SearchWords } from "./search.fr";

export const en: SearchWords = {
  title: "Search everything",
  lead: "A word or a sentence: places, trainings, jobs, events, placements, answers, facts.",
  types: "What",
  read: "Understood:",
  around: (commune) => `around ${commune}`,
  meant: (words) => `Did you mean “${words}”? Here is what there is with that word.`,
  some: "Nothing has all these words: here is what comes close.",
  also: "Also here:",
  why: {
    name: "Its name fits",
    about: "It is what it is about",
    text: "Its description speaks of it",
    kind: "It is what you are looking for",
    diploma: "It is the level you are looking for",
    page: "This page of the app answers",
  },
  otherName: (name) => `Also called “${name}”`,
  company: (name) => `At ${name}`,
  from: (distance, commune) => `${distance} from ${commune}`,
  none: (words) => `Nothing found for “${words}”.`,
  noneHelp: "Another word may do: the name of a job, a school, a town.",
  allTypes: "Search in everything",
  interests: "Jobs by what I like",
  ask: "Ask somebody my question",
  noKept: "Nothing kept on this phone has these words.",
};
