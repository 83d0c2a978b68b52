import { useId } from "preact/hooks";
import type { Understood } from "../../../data/search";
import { RemoveButton } from "../../../ui/choices";
import { searchWords } from "../../words/search";
import { readingText } from "./said";

interface Props {
  readings: Understood["readings"];
  /** Nothing is to be read in these words. */
  onRefuse: (words: string[]) => void;
}

/** What was read from the words, each to be refused. */
export function ReadAs({ readings, onRefuse }: Props) {
  const words = searchWords();
  const id = useId();
  if (!readings.length) return null;
  return (
    <>
      <p id={id}>{words.read}</p>
      <ul class="chips chosen-chips" aria-labelledby={id}>
        {readings.map((reading) => {
          const text = readingText(reading);
          return (
            <li key={text}>
              <RemoveButton text={text} label={words.refuse(text)} onRemove={() => onRefuse(reading.words)} />
            </li>
          );
        })}
      </ul>
    </>
  );
}
