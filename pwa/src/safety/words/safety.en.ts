import { list, type SafetyWords } from "./safety.fr";

export const en: SafetyWords = {
  numbersTitle: "Need to talk, right now?",
  numbersLead: "Somebody listens, without judging. These French numbers are free and confidential.",
  numbers: [
    ["3114", "Dark thoughts, wanting to die", "Day and night, 7 days a week"],
    ["119", "A child or teenager in danger", "Day and night, 7 days a week. Does not show on bills."],
    ["3018", "Bullying, violence online", "7 days a week, from 9 am to 11 pm"],
  ],
  rescueTitle: "Danger or injury: rescue",
  rescue: [
    ["15", "Injury, faintness, medical emergency", "Ambulance. Day and night, 7 days a week"],
    ["17", "Violence, assault, threat", "Police. Day and night, 7 days a week"],
  ],
  call: (number) => `Call ${number}`,
  emergency: "In danger at this moment:",
  emergencyOr: "or, by text message,",
  talk: "Need to talk?",
  told: "Somebody of the E-pass team has been told too.",
  masked: (what) => `${what}: it is masked. The other person does not see it, the team of the Region can read it.`,
  maskedWhy: "Here people talk without giving contact details, either way. That protects everybody.",
  rest: "The rest has gone out.",
  findings: (kinds) => {
    const names: Record<string, string> = {
      email: "a mail address",
      phone: "a number",
      handle: "an account or a contact elsewhere",
      link: "a link",
      address: "an address",
      meeting: "an invitation to meet or talk elsewhere",
      name: "a name or a school",
    };
    const text = list([...new Set(kinds.map((kind) => names[kind] ?? "a contact detail"))], "and");
    return text.charAt(0).toUpperCase() + text.slice(1);
  },
  look: "A mistake? Ask for another look",
  lookAsked: "Asked. The team’s answer will arrive among the alerts.",
  held: "A referent reads this message first.",
  heldWhy: "Nobody else sees it for now. If it can go out, it goes by itself.",
};
