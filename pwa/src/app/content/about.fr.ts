import type { Block } from "../../ui/article";

export const text: Block[] = [
  {
    kind: "p",
    text: "E-pass Orientation t’aide à trouver ton chemin en {region.name} : les lieux, les événements et les métiers autour de toi. C’est un service public : gratuit, neutre et ouvert à tout le monde.",
  },
  { kind: "h2", text: "Ce que tu peux y faire" },
  {
    kind: "ul",
    items: [
      "trouver un collège, un lycée, un CFA, une école, un CIO ou une mission locale près de chez toi ;",
      "repérer les portes ouvertes, les salons et les arrêts de l’Orientibus, et les ajouter à ton calendrier ;",
      "découvrir des métiers à partir de ce que tu aimes faire ;",
      "enregistrer ce qui t’intéresse et le relire sans réseau.",
    ],
  },
  { kind: "h2", text: "D’où viennent les informations" },
  {
    kind: "p",
    text: "De données publiques, mises à jour par ceux qui les publient. Chaque fiche indique ses sources. Quand une information manque, nous le disons au lieu de deviner.",
  },
  { kind: "h2", text: "Une erreur, une idée ?" },
  {
    kind: "p",
    text: "Sur une fiche, utilise « Signaler une erreur ». Pour le reste : {legal.contact_email}.",
  },
  { kind: "h2", text: "Et pour en parler avec quelqu’un ?" },
  {
    kind: "p",
    text: "Au collège et au lycée, demande à rencontrer le ou la psychologue de l’Éducation nationale. Un CIO te reçoit gratuitement, que tu sois élève ou non. De 16 à 25 ans, une mission locale peut aussi t’accompagner. Le [site d’orientation de la Région]({region.site_url}) donne d’autres contacts.",
  },
];
