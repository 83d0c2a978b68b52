import type { Block } from "../../ui/article";

export const text: Block[] = [
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
