import type { VisitWords } from "./visit.fr";

export const en: VisitWords = {
  ask: (organiser) => `To come, alone or with a class, ask: ${organiser}.`,
  askThere: "To come, alone or with a class, better ask before.",
  region: (service) => `Ask the Region: ${service}`,
  noWay: "How to reach them is not known here. The Region can help:",
  regionAll: "Whom to call at the Region",
  call: (phone) => `Call ${phone}`,
};
