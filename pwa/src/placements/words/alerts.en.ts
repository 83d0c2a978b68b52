import type { AlertsWords } from "./alerts.fr";

export const en: AlertsWords = {
  button: "Alert me",
  create: {
    title: "Alert me",
    lead: "We search for you, and an alert comes as soon as an offer fits:",
    yes: "Follow this search",
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
    done: "Done! An alert will come as soon as an offer fits.",
    known: "You already follow this search. We go on searching.",
    toAlerts: "See my searches",
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
