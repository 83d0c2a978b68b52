import type { Block } from "../../ui/article";

export const text: Block[] = [
  {
    kind: "p",
    text: "Les informations ci-dessous sont celles que demande l’article 1-1 de la loi n° 2004-575 du 21 juin 2004 pour la confiance dans l’économie numérique.",
  },
  { kind: "h2", text: "Qui publie ce service ?" },
  {
    kind: "ul",
    items: [
      "Éditeur : {legal.publisher}",
      "Adresse : {legal.address}",
      "Direction de la publication : {legal.director}",
      "Contact : {legal.contact_email}",
    ],
  },
  { kind: "h2", text: "Qui l’héberge ?" },
  { kind: "p", text: "{legal.host}" },
  { kind: "h2", text: "Ce que valent les informations" },
  {
    kind: "p",
    text: "Les fiches viennent de données publiques. Chaque fiche indique ses sources et la date de la dernière vérification. Une erreur reste possible : avant de vous déplacer, appelez le lieu ou regardez son site. Vous pouvez aussi utiliser « Signaler une erreur » en bas de la fiche.",
  },
  {
    kind: "p",
    text: "Les éléments marqués « démonstration » sont inventés : ils servent à montrer comment marche l’application.",
  },
  { kind: "h2", text: "Liens vers d’autres sites" },
  {
    kind: "p",
    text: "Nous renvoyons vers des sites que nous ne gérons pas. Leur contenu est sous la responsabilité de ceux qui les publient.",
  },
  { kind: "h2", text: "Réutiliser" },
  {
    kind: "p",
    text: "Le code de l’application est un logiciel libre, sous licence [AGPL 3.0 ou ultérieure](https://www.gnu.org/licenses/agpl-3.0.html). Les données gardent la licence de leur source, indiquée sur la page « Sources des données ».",
  },
];
