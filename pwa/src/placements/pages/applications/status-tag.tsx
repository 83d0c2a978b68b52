import type { Application } from "../../data/applications";
import { applicationsWords } from "../../words/applications";

const LOUD: readonly string[] = ["accepted"];
const GOOD: readonly string[] = ["confirmed"];

/** Where an application stands, in a word. */
export function StatusTag({ application: { status, seen_at } }: { application: Application }) {
  const words = applicationsWords().status;
  const look = LOUD.includes(status) ? " loud" : GOOD.includes(status) ? " good" : "";
  return <span class={`tag state${look}`}>{status === "sent" && seen_at ? words.seen : words[status]}</span>;
}
