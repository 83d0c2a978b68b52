import { talk } from "../../data/chat";
import { chatWords } from "../../words/chat";

const MARK = "– ";
/** With less room than that, nothing is added. */
const ROOM_MIN = 40;

interface Props {
  /** The question so far. */
  text: string;
  /** The longest that it may become. */
  longest: number;
  onText: (text: string) => void;
}

/** Whoever comes from the chatbox may add what they wrote there to their question, and sees it in it. */
export function SaidInChat({ text, longest, onText }: Props) {
  const words = chatWords();
  const said = talk.value.turns.map((turn) => turn.text).filter(Boolean);
  const added = addedTo(text, words.saidBefore);
  if (!said.length && !added) return null;
  const own = text.trim() && `${text.trim()}\n\n`;
  const room = longest - own.length - words.saidBefore.length;
  const toggle = (): void =>
    onText(added ? text.replace(added, "").trim() : own + words.saidBefore + lastWithin(said, room));
  return (
    <div>
      <label class="tick">
        <input type="checkbox" checked={added !== ""} disabled={!added && room < ROOM_MIN} onChange={toggle} />
        <span>{words.handOver}</span>
      </label>
      <p class="hint">{words.handOverHint}</p>
    </div>
  );
}

/** What stands in a question of what was said: the line that begins it, and those that it begins. */
function addedTo(text: string, first: string): string {
  const [, after] = text.split(first);
  if (after === undefined) return "";
  const lines = after.split("\n").slice(1);
  const end = lines.findIndex((line) => !line.startsWith(MARK));
  return [first, ...(end < 0 ? lines : lines.slice(0, end))].join("\n");
}

/** A line for each thing said: the last ones, or a part of the last, where there is no room for all. */
function lastWithin(said: string[], room: number): string {
  let lines = "";
  for (const text of [...said].reverse()) {
    const line = `\n${MARK}${text}`;
    if (lines.length + line.length > room) return lines || line.slice(0, room);
    lines = line + lines;
  }
  return lines;
}
