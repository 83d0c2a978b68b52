export const list = (things: string[], and: string): string =>
  things.length > 1 ? `${things.slice(0, -1).join(", ")} ${and} ${things.at(-1)}` : (things[0] ?? "");

/** Read by pupils and by adults: neither « tu » nor « vous ». */
export const fr = {
  numbersTitle: "Besoin de parler, là, maintenant\u00a0?",
  numbersLead: "Quelqu’un écoute, sans juger. C’est gratuit et confidentiel.",
  numbers: [
    ["3114", "Idées noires, envie de mourir", "Jour et nuit, 7 jours sur 7"],
    ["119", "Enfant ou ado en danger", "Jour et nuit, 7 jours sur 7. N’apparaît pas sur les factures."],
    ["3018", "Harcèlement, violences en ligne", "7 jours sur 7, de 9\u00a0h à 23\u00a0h"],
  ] as [string, string, string][],
  rescueTitle: "Danger, blessure\u00a0: les secours",
  rescue: [
    ["15", "Blessure, malaise, urgence médicale", "Samu. Jour et nuit, 7 jours sur 7"],
    ["17", "Violence, agression, menace", "Police, gendarmerie. Jour et nuit, 7 jours sur 7"],
  ] as [string, string, string][],
  call: (number: string) => `Appeler le ${number}`,
  emergency: "Danger immédiat\u00a0:",
  emergencyOr: "ou, par SMS, le",
  talk: "Besoin de parler\u00a0?",
  told: "Une personne de l’équipe de l’E-pass est prévenue aussi.",
  masked: (what: string) => `${what}\u00a0: c’est masqué. L’autre personne ne le voit pas, l’équipe de la Région peut le relire.`,
  maskedWhy: "Ici, on échange sans donner de coordonnées, dans un sens comme dans l’autre. Ça protège tout le monde.",
  rest: "Le reste est bien parti.",
  findings: (kinds: string[]) => {
    const names: Record<string, string> = {
      email: "une adresse mail",
      phone: "un numéro",
      handle: "un compte ou un contact ailleurs",
      link: "un lien",
      address: "une adresse",
      meeting: "une invitation à se voir ou se parler ailleurs",
      name: "un nom ou un établissement",
    };
    const text = list([...new Set(kinds.map((kind) => names[kind] ?? "une coordonnée"))], "et");
    return text.charAt(0).toUpperCase() + text.slice(1);
  },
  look: "C’est une erreur\u00a0? Demander un autre regard",
  lookAsked: "C’est demandé. La réponse de l’équipe arrivera dans les alertes.",
  held: "Une personne de l’équipe relit d’abord ce message.",
  heldWhy: "Personne d’autre ne le voit pour l’instant. S’il peut partir, il part tout seul.",
};

export type SafetyWords = typeof fr;
