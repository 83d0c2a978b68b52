import { useEffect, useRef } from "preact/hooks";
import { distressTold } from "../../../data/help";
import { Screened } from "../../../safety/parts/screened";
import { safetyWords } from "../../../safety/words/safety";
import { Icon } from "../../../ui/icon";
import { talksWords } from "../../words/talks";
import type { Found } from "./use-found";

/** Under one's own message: what was found in it, and who listens where it told of distress. */
export function FoundIn({ id, found: { latest, numbers, close } }: { id: string; found: Found }) {
  const fresh = latest?.id === id ? latest.screening : null;
  const distress = numbers[id] ?? false;
  const line = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (!fresh) return;
    // What is taller than the room left is read from its beginning; large text still leaves the first number in view.
    line.current?.scrollIntoView({ block: "start" });
    line.current?.querySelector("a")?.scrollIntoView({ block: "nearest" });
  }, [fresh]);
  if (!distress && !(fresh && (fresh.held || fresh.masked.length))) {
    return (
      id in numbers && (
        <li class="found-in">
          <button type="button" class="as-link" aria-haspopup="dialog" onClick={() => (distressTold.value = true)}>
            {safetyWords().talk}
          </button>
        </li>
      )
    );
  }
  return (
    <li ref={line} class="found-in">
      <Screened screening={{ masked: [], held: false, left: false, kept: false, ...fresh, distress }} />
      <button type="button" class="round flat" aria-label={talksWords().hide} onClick={() => close(id)}>
        <Icon name="close" />
      </button>
    </li>
  );
}
