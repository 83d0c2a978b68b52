import type { Block } from "../../ui/article";

export const text: Block[] = [
  {
    kind: "p",
    text: "Personne ne peut payer pour être mieux placé. Voici comment les résultats sont rangés.",
  },
  { kind: "h2", text: "Autour de moi" },
  {
    kind: "p",
    text: "Du plus proche au plus éloigné, à vol d’oiseau, depuis ta position arrondie ou le centre de la commune choisie. Un métier est placé selon le lieu le plus proche où l’on s’y forme.",
  },
  {
    kind: "p",
    text: "Quand l’adresse exacte n’est pas connue, c’est le centre de la commune qui compte : la fiche dit alors « position approximative », et le lieu ou l’événement est rangé comme s’il était 3 km plus loin.",
  },
  { kind: "h2", text: "Stages et alternance" },
  {
    kind: "p",
    text: "Du plus proche au plus éloigné quand un lieu est choisi, sinon les plus récentes d’abord. Une offre dont on ne connaît que la commune est rangée comme si elle était 3 km plus loin.",
  },
  {
    kind: "p",
    text: "Une seule chose fait reculer une offre : une entreprise qui laisse une candidature sans réponse. Ses offres sont alors rangées comme si elles étaient 15 km plus loin, ou 30 jours plus vieilles. Si elle continue, elles ne sont plus montrées. Dès qu’elle répond, tout redevient comme avant.",
  },
  {
    kind: "p",
    text: "Les offres de nos partenaires sont rangées comme les autres. La même offre chez plusieurs partenaires n’est montrée qu’une fois.",
  },
  { kind: "h2", text: "Agenda" },
  {
    kind: "p",
    text: "Par date, l’événement le plus proche dans le temps d’abord. Tu peux choisir la distance à la place.",
  },
  { kind: "h2", text: "Stages et alternance" },
  {
    kind: "p",
    text: "Du plus proche au plus éloigné quand un lieu est choisi, sinon le plus récent d’abord. Les offres d’une entreprise qui ne répond pas aux candidatures passent après les autres, puis disparaissent. Une même offre vue chez plusieurs partenaires n’est montrée qu’une fois.",
  },
  { kind: "h2", text: "Recherche par mots" },
  {
    kind: "p",
    text: "Ce qui ressemble le plus à tes mots d’abord. Les accents, les majuscules et le féminin ou le masculin d’un métier ne changent rien au résultat. Quand une position est choisie, la recherche garde les résultats qui correspondent à tes mots et les range du plus proche au plus éloigné.",
  },
  { kind: "h2", text: "Filtres" },
  {
    kind: "p",
    text: "Un filtre retire des résultats, il n’en fait remonter aucun. Le nombre de filtres actifs est toujours affiché et un bouton les remet à zéro.",
  },
  { kind: "h2", text: "Ce qui n’est jamais utilisé" },
  {
    kind: "ul",
    items: [
      "l’argent : ni publicité, ni partenariat, ni mise en avant payante ;",
      "ton âge, ton sexe, tes notes ou ton établissement ;",
      "ce que tu as regardé ou enregistré avant ;",
      "le nombre de clics des autres ;",
      "le statut public ou privé : les établissements privés sont signalés, mais classés comme les autres.",
    ],
  },
];
