import type { Block } from "./types";

export const fr: Block[] = [
  {
    kind: "p",
    text: "E-pass Orientation t’aide à trouver ton chemin en {region.name} : les lieux, les événements et les métiers autour de toi. C’est un service public : gratuit, neutre et ouvert à tout le monde.",
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
    text: "Sur une fiche, utilise « Signaler une erreur ». Pour le reste : {legal.contact_email}.",
  },
  { kind: "h2", text: "Et pour en parler avec quelqu’un ?" },
  {
    kind: "p",
    text: "Au collège et au lycée, demande à rencontrer le ou la psychologue de l’Éducation nationale. Un CIO te reçoit gratuitement, que tu sois élève ou non. De 16 à 25 ans, une mission locale peut aussi t’accompagner. Le [site d’orientation de la Région]({region.site_url}) donne d’autres contacts.",
  },
];

export const en: Block[] = [
  {
    kind: "p",
    text: "E-pass Orientation helps you find your way in {region.name}: places, events and jobs around you. It is a public service: free, neutral and open to all.",
  },
  { kind: "h2", text: "What you can do here" },
  {
    kind: "ul",
    items: [
      "find a school, an apprenticeship centre, a college, a guidance centre (CIO) or a youth employment service (mission locale) near you;",
      "spot open days, fairs and Orientibus stops, and add them to your calendar;",
      "discover jobs starting from what you like doing;",
      "save what interests you and read it again without a network.",
    ],
  },
  { kind: "h2", text: "Where the information comes from" },
  {
    kind: "p",
    text: "From public data, updated by those who publish it. Each page names its sources. When something is missing, we say so rather than guess.",
  },
  { kind: "h2", text: "A mistake, an idea?" },
  {
    kind: "p",
    text: "On a page, use “Report a mistake”. For anything else: {legal.contact_email}.",
  },
  { kind: "h2", text: "Would you rather talk to someone?" },
  {
    kind: "p",
    text: "In middle and high school, ask to meet the school psychologist (psychologue de l’Éducation nationale). A CIO sees you free of charge, whether you are at school or not. From 16 to 25, a mission locale can support you too. The [Region’s guidance site]({region.site_url}) lists other contacts.",
  },
];
