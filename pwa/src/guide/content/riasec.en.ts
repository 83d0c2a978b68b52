// Six families of interests, in our own words. The model is John L. Holland's (RIASEC).
import type { Block, Portrait, RiasecLetter, RiasecWords } from "../../ui/article";

const intro: Block[] = [
  {
    kind: "p",
    text: "Six letters to talk about what you like doing. Each job carries one or two: the first is the stronger. You may see yourself in several letters.",
  },
];

function blocks(portrait: Portrait): Block[] {
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

const pages: Record<RiasecLetter, Block[]> = {
  R: blocks({
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
  I: blocks({
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
  A: blocks({
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
  S: blocks({
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
  E: blocks({
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
  C: blocks({
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
};

export const en: RiasecWords = { intro, pages };
