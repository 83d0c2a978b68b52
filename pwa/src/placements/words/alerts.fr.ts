export const fr = {
  button: "Être prévenu·e",
  create: {
    title: "Être prévenu·e",
    lead: "On cherche pour toi, et on te prévient dès qu’une offre correspond\u00a0:",
    yes: "Créer l’alerte",
    steps: {
      sign_in: "Connecte-toi\u00a0: ta recherche est gardée.",
      level: "Dis-nous d’abord où tu en es\u00a0: ta recherche est gardée.",
      ready: "Jamais la nuit, ni pendant les cours.",
    },
    toSignIn: "Me connecter",
    toLevel: "Dire où j’en suis",
    everywhere: "Chercher dans toute la région",
    toConsents: "Demander l’accord",
    toProfile: "Donner ma date de naissance",
    done: "C’est noté\u00a0! On te prévient dès qu’une offre correspond.",
    known: "Tu as déjà cette alerte. On continue de chercher.",
    toAlerts: "Voir mes alertes",
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
    here: "Autour de toi",
    region: "Toute la région",
    weeks: (days: string[]) => (days.length === 1 ? `Semaine du ${days[0]}` : `Semaines du ${days.join(", du ")}`),
  },
};

export type AlertsWords = typeof fr;
