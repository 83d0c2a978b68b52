import { pluralEn } from "../../i18n/plural.en";
import type { ChatWords } from "./chat.fr";

export const en: ChatWords = {
  title: "Question box",
  automatic:
    "I am an automatic box: I answer with what is published here, and I can be wrong. Write no name, no number, no address. A real person can take over.",
  about: (name) => `You come from “${name}”: “this” means that page.`,
  examples: "For example",
  exampleList: ["What is a CAP?", "How do I find a placement?", "What help is there for a driving licence?"],
  field: "Your question",
  placeholder: "Write it in your own words",
  send: "Send",
  waiting: "Looking…",
  mine: "You said:",
  notKept: "What you wrote is not kept here.",
  cards: (n) => `${n} result${pluralEn(n)}.`,
  corrected: (typed, meant) => `You wrote “${typed}”, understood “${meant}”.`,
  asTyped: (typed) => `Search for “${typed}” as it is`,
  choices: "You can say",
  links: "Pages of the app",
  human: "Ask a real person",
  erase: "Erase",
  erased: "The talk is erased.",
  phoneOnly: "The talk is kept in this tab only, on this phone.",
  offline: "No network: I cannot answer now. What you saved and your path can still be read.",
  offlineKept: "What you wrote stays in the field.",
  saved: "What I saved",
  path: "My path",
  handOver: "Add what I wrote in the question box",
  handOverHint: "Nothing goes without you: you see it in your question, and can take some out.",
  advisersAnswer: "When advisers answer",
  saidBefore: "I asked the question box:",
};
