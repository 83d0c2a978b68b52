// Six families of interests, in our own words. The model is John L. Holland's (RIASEC).
import type { Bilingual, Block } from "./types";

export type RiasecLetter = "R" | "I" | "A" | "S" | "E" | "C";

export interface RiasecPage {
  name: Bilingual;
  tagline: Bilingual;
  blocks: Bilingual<Block[]>;
}

interface Portrait {
  opening: string;
  likes: string[];
  settings: string;
  activities: string[];
  question: string;
}

/** What the model is, shown above the six entries. */
export const intro: Bilingual<Block[]> = {
  fr: [
    {
      kind: "p",
      text: "Six lettres pour parler de ce que tu aimes faire. Chaque métier en porte une ou deux : la première est la plus forte. Toi, tu peux te reconnaître dans plusieurs lettres.",
    },
  ],
  en: [
    {
      kind: "p",
      text: "Six letters to talk about what you like doing. Each job carries one or two: the first is the stronger. You may see yourself in several letters.",
    },
  ],
};

function blocksFr(portrait: Portrait): Block[] {
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

function blocksEn(portrait: Portrait): Block[] {
  return [
    { kind: "p", text: portrait.opening },
    { kind: "h2", text: "What people like" },
    { kind: "ul", items: portrait.likes },
    { kind: "h2", text: "Where they feel at home" },
    { kind: "p", text: portrait.settings },
    { kind: "h2", text: "What they often do" },
    { kind: "ul", items: portrait.activities },
    { kind: "h2", text: "How to use it" },
    { kind: "p", text: portrait.question },
    {
      kind: "p",
      text: "It is not a verdict. These letters are about tastes, not abilities: they do not say what you can or cannot do. They do not depend on being a girl or a boy, and they change over time. Use them to get ideas, then go and see for yourself.",
    },
    {
      kind: "p",
      text: "The RIASEC model comes from the work of the American psychologist John L. Holland. The letters of each job come from ROME, France Travail’s directory of jobs. The words on this page are ours.",
    },
  ];
}

export const riasec: Record<RiasecLetter, RiasecPage> = {
  R: {
    name: { fr: "Réaliste", en: "Realistic" },
    tagline: { fr: "Faire, fabriquer, réparer", en: "Doing, making, repairing" },
    blocks: {
      fr: blocksFr({
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
      en: blocksEn({
        opening: "You would rather act than talk about acting. An object, a machine, an animal, a field: something real.",
        likes: [
          "working with their hands or their body;",
          "understanding how a thing is put together and taken apart;",
          "being outdoors, moving;",
          "seeing the result at the end of the day.",
        ],
        settings: "A workshop, a building site, a kitchen, a farm, a boat, a technical room, a vehicle.",
        activities: [
          "building, fitting, adjusting, driving;",
          "growing crops, raising and caring for animals;",
          "fixing a device or a network;",
          "shaping a material: wood, metal, cloth, dough.",
        ],
        question:
          "Ask yourself: when time flies, is there a tool in my hand? If so, look at the jobs marked R and find a workshop or a visit to try.",
      }),
    },
  },
  I: {
    name: { fr: "Investigateur", en: "Investigative" },
    tagline: { fr: "Chercher, comprendre, expliquer", en: "Searching, understanding, explaining" },
    blocks: {
      fr: blocksFr({
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
      en: blocksEn({
        opening: "You want to know why. A ready-made answer is not enough, you check.",
        likes: [
          "asking questions and looking for answers;",
          "observing, measuring, comparing;",
          "solving a hard problem, even when it takes long;",
          "learning new things, alone or with others.",
        ],
        settings:
          "A laboratory, a design office, a library, a hospital, an observation site, in front of a screen full of figures.",
        activities: [
          "running an experiment and writing down what happens;",
          "analysing data, blood, soil or a text;",
          "writing a program or a model;",
          "finding the cause of a breakdown or an illness.",
        ],
        question:
          "Ask yourself: which question do I want to dig into without being told to? Start there, then look at the jobs marked I.",
      }),
    },
  },
  A: {
    name: { fr: "Artistique", en: "Artistic" },
    tagline: { fr: "Imaginer, créer, exprimer", en: "Imagining, creating, expressing" },
    blocks: {
      fr: blocksFr({
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
      en: blocksEn({
        opening: "You like inventing and giving shape to an idea. Doing the same thing again and again bores you.",
        likes: [
          "drawing, writing, acting, filming, composing;",
          "caring about shapes, colours, sounds, words;",
          "finding their own way of doing things;",
          "having freedom in their work.",
        ],
        settings: "A studio, a stage, a workshop, a newsroom, an agency, an exhibition space.",
        activities: [
          "designing an object, a set, a game, a page;",
          "telling a story with words or pictures;",
          "performing a part or a piece;",
          "showing a place, a dish or a garment at its best.",
        ],
        question:
          "Ask yourself: what do I create for fun? Look at the jobs marked A, and also those where A comes second: people create in many jobs.",
      }),
    },
  },
  S: {
    name: { fr: "Social", en: "Social" },
    tagline: { fr: "Aider, écouter, transmettre", en: "Helping, listening, teaching" },
    blocks: {
      fr: blocksFr({
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
      en: blocksEn({
        opening: "What matters to you is people. You soon notice when someone needs a hand.",
        likes: [
          "listening and being useful;",
          "explaining until the other has understood;",
          "working in a team;",
          "caring, calming, encouraging.",
        ],
        settings: "A school, a nursery, a hospital, a club, a charity, a front desk, people’s homes.",
        activities: [
          "treating or supporting a person;",
          "teaching something to a group;",
          "welcoming, informing, guiding;",
          "running a group’s daily life and settling a dispute.",
        ],
        question:
          "Ask yourself: when did I enjoy helping someone? Look at the jobs marked S and talk with someone who does one of them.",
      }),
    },
  },
  E: {
    name: { fr: "Entreprenant", en: "Enterprising" },
    tagline: { fr: "Convaincre, décider, entraîner", en: "Convincing, deciding, leading" },
    blocks: {
      fr: blocksFr({
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
      en: blocksEn({
        opening: "You like starting projects and bringing others along. Deciding does not scare you.",
        likes: [
          "speaking up and defending an idea;",
          "setting a goal and reaching it;",
          "negotiating, selling, proposing;",
          "taking responsibility, and measured risks.",
        ],
        settings: "A shop, a company, a sales team, a court, a town council, meetings.",
        activities: [
          "setting up a project and finding the means for it;",
          "leading a team;",
          "presenting a product or pleading a cause;",
          "organising an event.",
        ],
        question:
          "Ask yourself: who starts things in my group, and when is it me? Look at the jobs marked E, then question someone who set up their own business.",
      }),
    },
  },
  C: {
    name: { fr: "Conventionnel", en: "Conventional" },
    tagline: { fr: "Organiser, vérifier, tenir à jour", en: "Organising, checking, keeping up to date" },
    blocks: {
      fr: blocksFr({
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
      en: blocksEn({
        opening: "You like things to be clear and in their place. With you, nothing gets lost.",
        likes: [
          "following a method that works;",
          "working precisely, without forgetting a detail;",
          "handling figures, files, rules;",
          "knowing what is expected of them.",
        ],
        settings: "An office, a bank, a warehouse, a public service, a testing laboratory, a pharmacy.",
        activities: [
          "keeping accounts or stock;",
          "preparing a file and checking that it is complete;",
          "planning deliveries or appointments;",
          "checking quality and safety.",
        ],
        question:
          "Ask yourself: do I like it when all is ready and tidy? Look at the jobs marked C: they exist in every sector, even where you would not expect them.",
      }),
    },
  },
};
