// Keep in step with what is really checked: tests/browser/ and the date below.
import type { Block } from "../../ui/article";

export const text: Block[] = [
  {
    kind: "p",
    text: "The publisher of this service ({legal.publisher}) undertakes to make it usable by everybody, as required by article 47 of French law no. 2005-102 of 11 February 2005. This statement covers the E-pass Orientation app.",
  },
  { kind: "h2", text: "Compliance status" },
  {
    kind: "p",
    text: "The app is not compliant with the French accessibility standard (RGAA 4.1): no full audit has been done by a third party yet. Until then, we publish no compliance rate.",
  },
  { kind: "h2", text: "What was checked" },
  { kind: "p", text: "We ran these checks ourselves, on the main pages, at the size of a phone:" },
  {
    kind: "ul",
    items: [
      "automatic tests with the axe tool, in the light and the dark theme;",
      "use with a keyboard alone;",
      "contrast between text and background;",
      "text enlarged to 200%;",
      "focus moving to the heading on every new page.",
    ],
  },
  {
    kind: "p",
    text: "Automatic tests find only part of the problems: finding nothing does not mean that all is well.",
  },
  { kind: "h2", text: "What was not checked yet" },
  {
    kind: "ul",
    items: [
      "use with real screen readers (NVDA, VoiceOver, TalkBack) by people who rely on them every day;",
      "use with voice control, a magnifier or a switch;",
      "the map itself;",
      "the RGAA criteria one by one.",
    ],
  },
  { kind: "h2", text: "Content that is not accessible" },
  { kind: "h3", text: "What may get in the way" },
  {
    kind: "ul",
    items: [
      "Some pages say nothing about how accessible a place is: public data does not tell. We then show “not provided”.",
      "Names and addresses come from public files, sometimes in capitals or shortened: a screen reader may read them badly.",
    ],
  },
  { kind: "h3", text: "What the law exempts" },
  {
    kind: "ul",
    items: [
      "The interactive map. Every place it shows is also in the list, with its address.",
      "The sites of schools, of Onisep or of other bodies that we link to: they are not in our hands.",
    ],
  },
  { kind: "h2", text: "How this statement was prepared" },
  { kind: "p", text: "It was prepared on 25 November 2026, after our own checks." },
  {
    kind: "ul",
    items: [
      "Technologies: HTML, CSS, JavaScript, WAI-ARIA, SVG.",
      "Browser of the automatic checks: Chromium, 360 × 740 pixel screen.",
      "Tool: axe-core.",
    ],
  },
  { kind: "h2", text: "A problem? Tell us" },
  {
    kind: "p",
    text: "If something stops you, write to {legal.accessibility_email}. Describe the page and what you wanted to do: we will send you the information in another form or tell you how to reach it.",
  },
  { kind: "h2", text: "If we do not answer" },
  {
    kind: "p",
    text: "You told us about an accessibility problem and got no satisfactory answer? You can, free of charge:",
  },
  {
    kind: "ul",
    items: [
      "[send a message to the Défenseur des droits](https://formulaire.defenseurdesdroits.fr/) (the French rights defender);",
      "[contact the delegate near you](https://www.defenseurdesdroits.fr/saisir/delegues);",
      "send a letter, no stamp needed: Défenseur des droits, Libre réponse 71120, 75342 Paris CEDEX 07.",
    ],
  },
];
