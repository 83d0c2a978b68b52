import type { Block } from "../../ui/article";

export const text: Block[] = [
  {
    kind: "p",
    text: "The information below is what article 1-1 of French law no. 2004-575 of 21 June 2004 (law on confidence in the digital economy) asks for.",
  },
  { kind: "h2", text: "Who publishes this service?" },
  {
    kind: "ul",
    items: [
      "Publisher: {legal.publisher}",
      "Address: {legal.address}",
      "Director of publication: {legal.director}",
      "Contact: {legal.contact_email}",
    ],
  },
  { kind: "h2", text: "Who hosts it?" },
  { kind: "p", text: "{legal.host}" },
  { kind: "h2", text: "How reliable is the information?" },
  {
    kind: "p",
    text: "The pages come from public data. Each one names its sources and the date it was last checked. Mistakes can happen: before you travel, call the place or look at its site. You can also use “Report a mistake” at the bottom of the page.",
  },
  {
    kind: "p",
    text: "Items marked “demonstration” are invented: they are there to show how the app works.",
  },
  { kind: "h2", text: "Links to other sites" },
  {
    kind: "p",
    text: "We link to sites that we do not run. Those who publish them are responsible for what they say.",
  },
  { kind: "h2", text: "Reuse" },
  {
    kind: "p",
    text: "The app’s code is free software, under the [AGPL 3.0 or later](https://www.gnu.org/licenses/agpl-3.0.html) licence. The data keeps the licence of its source, given on the “Data sources” page.",
  },
];
