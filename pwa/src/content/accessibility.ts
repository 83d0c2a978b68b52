// Keep in step with what is really checked: tests/browser/ and the date below.
import type { Bilingual, Block } from "./types";

/** The state of conformity, shown on the home page too. */
export const state: Bilingual = {
  fr: "Accessibilité : non conforme",
  en: "Accessibility: not compliant",
};

export const fr: Block[] = [
  {
    kind: "p",
    text: "L’éditeur du service ({legal.publisher}) s’engage à le rendre utilisable par tout le monde, comme le demande l’article 47 de la loi n° 2005-102 du 11 février 2005. Cette déclaration concerne l’application E-pass Orientation.",
  },
  { kind: "h2", text: "État de conformité" },
  {
    kind: "p",
    text: "L’application est non conforme au référentiel général d’amélioration de l’accessibilité (RGAA 4.1) : aucun audit complet n’a encore été fait par un tiers. Tant qu’il n’a pas eu lieu, nous ne donnons pas de taux de conformité.",
  },
  { kind: "h2", text: "Ce qui a été vérifié" },
  {
    kind: "p",
    text: "Nous avons fait nous-mêmes ces contrôles, sur les pages principales, à la taille d’un téléphone :",
  },
  {
    kind: "ul",
    items: [
      "des tests automatiques avec l’outil axe, en thème clair et en thème sombre ;",
      "la navigation au clavier seul ;",
      "les contrastes entre le texte et le fond ;",
      "l’agrandissement du texte à 200 % ;",
      "le déplacement du focus vers le titre à chaque nouvelle page.",
    ],
  },
  {
    kind: "p",
    text: "Un test automatique ne trouve qu’une partie des problèmes : ne rien trouver ne veut pas dire que tout va bien.",
  },
  { kind: "h2", text: "Ce qui n’a pas encore été vérifié" },
  {
    kind: "ul",
    items: [
      "l’usage avec de vrais lecteurs d’écran (NVDA, VoiceOver, TalkBack) par des personnes qui s’en servent tous les jours ;",
      "l’usage avec une commande vocale, une loupe ou un contacteur ;",
      "la carte elle-même ;",
      "les critères du RGAA un par un.",
    ],
  },
  { kind: "h2", text: "Contenus non accessibles" },
  { kind: "h3", text: "Ce qui peut gêner" },
  {
    kind: "ul",
    items: [
      "Certaines fiches ne disent rien de l’accessibilité d’un lieu : l’information n’existe pas dans les données publiques. Nous affichons alors « non communiqué ».",
      "Des noms et des adresses viennent de fichiers publics, parfois en capitales ou abrégés : un lecteur d’écran peut mal les lire.",
    ],
  },
  { kind: "h3", text: "Ce que la loi n’oblige pas à rendre accessible" },
  {
    kind: "ul",
    items: [
      "La carte interactive. Tous les lieux qu’elle montre sont aussi dans la liste, avec leur adresse.",
      "Les sites d’établissements, de l’Onisep ou d’autres organismes vers lesquels nous renvoyons : ils ne dépendent pas de nous.",
    ],
  },
  { kind: "h2", text: "Comment cette déclaration a été établie" },
  { kind: "p", text: "Elle a été établie le 25 novembre 2026, après nos propres contrôles." },
  {
    kind: "ul",
    items: [
      "Technologies : HTML, CSS, JavaScript, WAI-ARIA, SVG.",
      "Navigateur des contrôles automatiques : Chromium, écran de 360 × 740 pixels.",
      "Outil : axe-core.",
    ],
  },
  { kind: "h2", text: "Un problème ? Dites-le-nous" },
  {
    kind: "p",
    text: "Si quelque chose vous bloque, écrivez à {legal.accessibility_email}. Décrivez la page et ce que vous vouliez faire : nous vous enverrons l’information sous une autre forme ou nous vous dirons comment y arriver.",
  },
  { kind: "h2", text: "Si nous ne répondons pas" },
  {
    kind: "p",
    text: "Vous nous avez signalé un défaut d’accessibilité et vous n’avez pas reçu de réponse satisfaisante ? Vous pouvez gratuitement :",
  },
  {
    kind: "ul",
    items: [
      "[écrire un message au Défenseur des droits](https://formulaire.defenseurdesdroits.fr/) ;",
      "[contacter la personne déléguée près de chez vous](https://www.defenseurdesdroits.fr/saisir/delegues) ;",
      "envoyer un courrier, sans timbre : Défenseur des droits, Libre réponse 71120, 75342 Paris CEDEX 07.",
    ],
  },
];

export const en: Block[] = [
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
