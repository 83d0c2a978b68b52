// Six families of interests, in our own words. The model is John L. Holland's (RIASEC).
import type { Block, Portrait, RiasecLetter, RiasecWords } from "../../ui/article";

const intro: Block[] = [
  {
    kind: "p",
    text: "Six lettres pour parler de ce que tu aimes faire. Chaque métier en porte une ou deux : la première est la plus forte. Toi, tu peux te reconnaître dans plusieurs lettres.",
  },
];

function blocks(portrait: Portrait): Block[] {
  return [
    { kind: "p", text: portrait.opening },
    { kind: "h2", text: "Ce qu’on aime" },
    { kind: "ul", items: portrait.likes },
    { kind: "h2", text: "Où on se sent bien" },
    { kind: "p", text: portrait.settings },
    { kind: "h2", text: "Ce qu’on fait souvent" },
    { kind: "ul", items: portrait.activities },
    { kind: "h2", text: "Comment t’en servir" },
    { kind: "p", text: portrait.question },
    {
      kind: "p",
      text: "Ce n’est pas un verdict. Ces lettres parlent de goûts, pas de capacités : elles ne disent pas ce que tu peux ou ne peux pas faire. Elles ne dépendent pas du fait d’être une fille ou un garçon, et elles changent avec le temps. Sers-t’en pour avoir des idées, puis va voir sur place.",
    },
    {
      kind: "p",
      text: "Le modèle RIASEC vient des travaux du psychologue américain John L. Holland. Les lettres de chaque métier viennent du ROME, le répertoire des métiers de France Travail. Le texte de cette page est le nôtre.",
    },
  ];
}

const pages: Record<RiasecLetter, Block[]> = {
  R: blocks({
    opening: "Tu préfères agir que parler d’agir. Un objet, une machine, un animal, un terrain : du concret.",
    likes: [
      "travailler de ses mains ou avec son corps ;",
      "comprendre comment un objet se monte et se démonte ;",
      "être dehors, bouger ;",
      "voir le résultat à la fin de la journée.",
    ],
    settings: "Un atelier, un chantier, une cuisine, une ferme, un bateau, un plateau technique, un véhicule.",
    activities: [
      "construire, installer, régler, conduire ;",
      "cultiver, élever, soigner des animaux ;",
      "dépanner un appareil ou un réseau ;",
      "préparer une matière : bois, métal, tissu, pâte.",
    ],
    question:
      "Demande-toi : quand le temps passe vite, est-ce que j’ai un outil en main ? Si oui, regarde les métiers marqués R et cherche un atelier ou une visite à essayer.",
  }),
  I: blocks({
    opening: "Tu veux savoir pourquoi. Une réponse toute faite ne te suffit pas, tu vérifies.",
    likes: [
      "se poser des questions et chercher les réponses ;",
      "observer, mesurer, comparer ;",
      "résoudre un problème difficile, même si c’est long ;",
      "apprendre sans cesse de nouvelles choses.",
    ],
    settings:
      "Un laboratoire, un bureau d’études, une bibliothèque, un hôpital, un terrain d’observation, devant un écran de calcul.",
    activities: [
      "faire une expérience et noter ce qui se passe ;",
      "analyser des données, du sang, un sol, un texte ;",
      "écrire un programme ou un modèle ;",
      "chercher la cause d’une panne ou d’une maladie.",
    ],
    question:
      "Demande-toi : quelle question ai-je envie de creuser sans qu’on me le demande ? Pars d’elle, puis regarde les métiers marqués I.",
  }),
  A: blocks({
    opening: "Tu aimes inventer et donner forme à une idée. Refaire toujours pareil t’ennuie.",
    likes: [
      "dessiner, écrire, jouer, filmer, composer ;",
      "soigner les formes, les couleurs, les sons, les mots ;",
      "chercher une façon à soi de faire ;",
      "avoir de la liberté dans son travail.",
    ],
    settings: "Un studio, une scène, un atelier, une rédaction, une agence, un lieu d’exposition.",
    activities: [
      "concevoir un objet, un décor, un jeu, une page ;",
      "raconter une histoire avec des mots ou des images ;",
      "interpréter un rôle ou un morceau ;",
      "mettre en valeur un lieu, un plat, un vêtement.",
    ],
    question:
      "Demande-toi : qu’est-ce que je crée pour le plaisir ? Regarde les métiers marqués A, et aussi ceux où A vient en second : on crée dans beaucoup de métiers.",
  }),
  S: blocks({
    opening: "Ce qui compte pour toi, ce sont les gens. Tu remarques vite quand quelqu’un a besoin d’un coup de main.",
    likes: [
      "écouter et être utile ;",
      "expliquer jusqu’à ce que l’autre ait compris ;",
      "travailler en équipe ;",
      "prendre soin, apaiser, encourager.",
    ],
    settings: "Une école, une crèche, un hôpital, un club, une association, un accueil, le domicile des gens.",
    activities: [
      "soigner ou accompagner une personne ;",
      "apprendre quelque chose à un groupe ;",
      "accueillir, renseigner, orienter ;",
      "organiser la vie d’un groupe et régler un conflit.",
    ],
    question:
      "Demande-toi : quand ai-je aimé aider quelqu’un ? Regarde les métiers marqués S et parle avec quelqu’un qui fait l’un d’eux.",
  }),
  E: blocks({
    opening: "Tu aimes lancer des projets et emmener les autres avec toi. Décider ne te fait pas peur.",
    likes: [
      "prendre la parole et défendre une idée ;",
      "se fixer un but et l’atteindre ;",
      "négocier, vendre, proposer ;",
      "prendre des responsabilités, et des risques mesurés.",
    ],
    settings: "Un magasin, une entreprise, un service commercial, un tribunal, un conseil municipal, des rendez-vous.",
    activities: [
      "monter un projet et trouver les moyens de le faire ;",
      "diriger une équipe ;",
      "présenter un produit ou plaider une cause ;",
      "organiser un événement.",
    ],
    question:
      "Demande-toi : qui lance les idées dans mon groupe, et quand est-ce moi ? Regarde les métiers marqués E, puis interroge une personne qui a créé son activité.",
  }),
  C: blocks({
    opening: "Tu aimes que les choses soient claires et à leur place. Avec toi, rien ne se perd.",
    likes: [
      "suivre une méthode qui marche ;",
      "travailler avec précision, sans oublier un détail ;",
      "manier des chiffres, des fichiers, des règles ;",
      "savoir ce qu’on attend de soi.",
    ],
    settings: "Un bureau, une banque, un entrepôt, une administration, un laboratoire de contrôle, une pharmacie.",
    activities: [
      "tenir des comptes ou un stock ;",
      "préparer un dossier et vérifier qu’il est complet ;",
      "planifier des livraisons ou des rendez-vous ;",
      "contrôler la qualité et la sécurité.",
    ],
    question:
      "Demande-toi : est-ce que j’aime quand tout est prêt et bien rangé ? Regarde les métiers marqués C : il y en a dans tous les secteurs, même ceux qu’on n’imagine pas.",
  }),
};

export const fr: RiasecWords = { intro, pages };
