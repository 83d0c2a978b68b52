export const fr = {
  button: "M’alerter",
  create: {
    title: "M’alerter",
    lead: "On continue de chercher, et une alerte arrive dès qu’une offre correspond\u00a0:",
    yes: "Suivre cette recherche",
    steps: {
      sign_in: "Il faut se connecter\u00a0: la recherche est gardée.",
      level: "Il manque encore «\u00a0Où j’en suis\u00a0»\u00a0: la recherche est gardée.",
      ready: "Jamais la nuit, ni pendant les cours.",
    },
    toSignIn: "Me connecter",
    toLevel: "Dire où j’en suis",
    everywhere: "Chercher dans toute la région",
    toConsents: "Demander l’accord",
    toProfile: "Donner ma date de naissance",
    done: "C’est noté\u00a0! Une alerte arrivera dès qu’une offre correspond.",
    known: "Recherche déjà suivie. On continue de chercher.",
    toAlerts: "Voir mes recherches",
  },
  watched: {
    all: "Toutes les offres",
    kinds: {
      observation: "Stages d’observation",
      placement: "Stages longs",
      apprenticeship: "Alternance",
    } as Record<string, string>,
    or: " ou ",
    words: (q: string) => `«\u00a0${q}\u00a0»`,
    around: (commune: string, km: number) => `${commune} et ${km}\u00a0km autour`,
    here: "Autour d’ici",
    region: "Toute la région",
    weeks: (days: string[]) => (days.length === 1 ? `Semaine du ${days[0]}` : `Semaines du ${days.join(", du ")}`),
  },
};

export type AlertsWords = typeof fr;
