import { bilingual } from "./bilingual";

const fr = {
  button: "Être prévenu·e",
  create: {
    title: "Être prévenu·e",
    lead: "On cherche pour toi, et on te prévient dès qu’une offre correspond\u00a0:",
    quiet: "Jamais la nuit, ni pendant les cours.",
    yes: "Créer l’alerte",
    signIn: "Connecte-toi\u00a0: ta recherche est gardée.",
    toSignIn: "Me connecter",
    everywhere: "Chercher dans toute la région",
    toConsents: "Demander l’accord",
    toProfile: "Donner ma date de naissance",
    done: "C’est noté\u00a0! On te prévient dès qu’une offre correspond.",
    known: "Tu as déjà cette alerte. On continue de chercher.",
    toAlerts: "Voir mes alertes",
    toPreferences: "Choisir comment être prévenu·e",
  },
  watched: {
    all: "Toutes les offres",
    kinds: { observation: "Stages d’observation", placement: "Stages longs", apprenticeship: "Alternance" } as Record<string, string>,
    levels: { "4e": "4e", "3e": "3e", "2nde": "2nde", cap: "CAP", bac_pro: "bac pro", bts: "BTS", but: "BUT", licence: "licence", master: "master" } as Record<string, string>,
    or: " ou ",
    words: (q: string) => `«\u00a0${q}\u00a0»`,
    around: (commune: string, km: number) => `${commune} et ${km}\u00a0km autour`,
    here: "Autour de toi",
    region: "Toute la région",
    weeks: (days: string[]) => (days.length === 1 ? `Semaine du ${days[0]}` : `Semaines du ${days.join(", du ")}`),
  },
};

const en: typeof fr = {
  button: "Tell me",
  create: {
    title: "Be told",
    lead: "We search for you, and tell you as soon as an offer fits:",
    quiet: "Never at night, nor during classes.",
    yes: "Create the alert",
    signIn: "Sign in: your search is kept.",
    toSignIn: "Sign in",
    everywhere: "Search the whole region",
    toConsents: "Ask for the agreement",
    toProfile: "Give my birth date",
    done: "Done! We tell you as soon as an offer fits.",
    known: "You already have this alert. We go on searching.",
    toAlerts: "See my alerts",
    toPreferences: "Choose how to be told",
  },
  watched: {
    all: "All offers",
    kinds: { observation: "Observation placements", placement: "Long placements", apprenticeship: "Apprenticeships" },
    levels: { ...fr.watched.levels, bac_pro: "vocational baccalaureate" },
    or: " or ",
    words: (q) => `“${q}”`,
    around: (commune, km) => `${commune} and ${km}\u00a0km around`,
    here: "Around you",
    region: "The whole region",
    weeks: (days) => (days.length === 1 ? `Week of ${days[0]}` : `Weeks of ${days.join(", ")}`),
  },
};

/** The words of alerts. */
export const alertsWords = bilingual({ fr, en });
