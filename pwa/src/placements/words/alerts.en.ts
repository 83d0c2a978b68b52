import type { AlertsWords } from "./alerts.fr";

export const en: AlertsWords = {
  button: "Tell me",
  create: {
    title: "Be told",
    lead: "We search for you, and tell you as soon as an offer fits:",
    yes: "Create the alert",
    steps: {
      sign_in: "Sign in: your search is kept.",
      level: "First tell us where you are: your search is kept.",
      ready: "Never at night, nor during classes.",
    },
    toSignIn: "Sign in",
    toLevel: "Say where I am",
    everywhere: "Search the whole region",
    toConsents: "Ask for the agreement",
    toProfile: "Give my birth date",
    done: "Done! We tell you as soon as an offer fits.",
    known: "You already have this alert. We go on searching.",
    toAlerts: "See my alerts",
  },
  watched: {
    all: "All offers",
    kinds: { observation: "Observation placements", placement: "Long placements", apprenticeship: "Apprenticeships" },
    or: " or ",
    words: (q) => `“${q}”`,
    around: (commune, km) => `${commune} and ${km}\u00a0km around`,
    here: "Around you",
    region: "The whole region",
    weeks: (days) => (days.length === 1 ? `Week of ${days[0]}` : `Weeks of ${days.join(", ")}`),
  },
};
