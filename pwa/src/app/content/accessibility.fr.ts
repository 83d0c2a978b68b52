// Keep in step with what is really checked: tests/browser/ and the date below.
import type { Block } from "../../ui/article";

export const text: Block[] = [
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
    text: "Nous avons fait nous-mêmes ces contrôles, sur les pages principales, à la taille d’un téléphone :",
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
      "Certaines fiches ne disent rien de l’accessibilité d’un lieu : l’information n’existe pas dans les données publiques. Nous affichons alors « non communiqué ».",
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
    text: "Vous nous avez signalé un défaut d’accessibilité et vous n’avez pas reçu de réponse satisfaisante ? Vous pouvez gratuitement :",
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
