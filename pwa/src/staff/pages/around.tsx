import { useState } from "preact/hooks";
import type { LineSeen } from "../../safety/data/staff";
import { casesWords } from "../words/cases";
import { Said } from "./said";

const BEFORE = 1;
const AFTER = 2;

interface Props {
  lines: LineSeen[];
  nameOf: (author: string | null) => string;
}

/** What a case is about with the few words next to it; the rest on request. */
export function Around({ lines, nameOf }: Props) {
  const words = casesWords();
  const [whole, setWhole] = useState(false);
  const near = nearest(lines);
  const more = lines.length - near.length;
  return (
    <>
      <Said lines={whole ? lines : near} nameOf={nameOf} />
      {more > 0 && (
        <p class="actions">
          <button type="button" class="button" aria-expanded={whole} onClick={() => setWhole(!whole)}>
            {words.around(more)}
          </button>
        </p>
      )}
    </>
  );
}

/** Of a whole conversation, no line is the subject: its last ones. */
function nearest(lines: LineSeen[]): LineSeen[] {
  const at = lines.findIndex(({ subject }) => subject);
  return at < 0 ? lines.slice(-(BEFORE + 1 + AFTER)) : lines.slice(Math.max(0, at - BEFORE), at + 1 + AFTER);
}
