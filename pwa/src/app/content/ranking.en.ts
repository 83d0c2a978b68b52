import type { Block } from "../../ui/article";

export const text: Block[] = [
  { kind: "p", text: "Nobody can pay for a better place. This is how results are ordered." },
  { kind: "h2", text: "Around me" },
  {
    kind: "p",
    text: "Nearest first, as the crow flies, from your rounded position or the centre of the town you picked. A job is placed by the nearest place where one trains for it.",
  },
  {
    kind: "p",
    text: "When the exact address is not known, the centre of the town counts: and that place comes after the known addresses, as if it were 3 km further.",
  },
  { kind: "h2", text: "Placements and apprenticeships" },
  {
    kind: "p",
    text: "Nearest first when a place is chosen, else newest first. An offer known only by its town ranks as if it were 3 km further.",
  },
  {
    kind: "p",
    text: "One thing alone moves an offer back: a company that leaves an application without an answer. Its offers then rank as if they were 15 km further, or 30 days older. If it goes on, they are no longer shown. As soon as it answers, everything is as before.",
  },
  {
    kind: "p",
    text: "Our partners’ offers rank like the others. The same offer at several partners is shown once.",
  },
  { kind: "h2", text: "Events" },
  { kind: "p", text: "By date, soonest first. You can choose distance instead." },
  { kind: "h2", text: "Placements and work-study" },
  {
    kind: "p",
    text: "Nearest first when a place is chosen, else newest first. Offers of a company that does not answer applications come behind the others, then disappear. An offer seen at several partners is shown once.",
  },
  { kind: "h2", text: "Search by words" },
  {
    kind: "p",
    text: "What is closest to your words comes first. Accents, capitals and the feminine or masculine name of a job make no difference. When a position is chosen, the search keeps the results that match your words and puts the nearest first.",
  },
  { kind: "h2", text: "Filters" },
  {
    kind: "p",
    text: "A filter removes results, it never moves one up. The number of active filters is always shown and one button resets them.",
  },
  { kind: "h2", text: "What is never used" },
  {
    kind: "ul",
    items: [
      "money: no advertising, no partnership, no paid highlight;",
      "your age, your gender, your marks or your school;",
      "what you looked at or saved before;",
      "how many others clicked;",
      "public or private status: private schools are labelled, but ranked like the others.",
    ],
  },
];
