export const fr = {
  ask: (organiser: string) => `Pour venir, seul·e ou avec une classe, la demande se fait auprès de\u00a0: ${organiser}.`,
  askThere: "Pour venir, seul·e ou avec une classe, mieux vaut demander avant.",
  region: (service: string) => `Demander à la Région\u00a0: ${service}`,
  noWay: "Le contact n’est pas connu ici. La Région peut aider\u00a0:",
  regionAll: "Qui appeler à la Région",
  call: (phone: string) => `Appeler le ${phone}`,
};

export type VisitWords = typeof fr;
