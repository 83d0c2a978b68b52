import { useEffect, useId } from "preact/hooks";
import { announce, toast } from "../../ui/navigation/announcer";
import { safetyWords } from "../words/safety";
import "./safety.css";

/** By what was told, in the order of `help_numbers`: what somebody writes or asks, and that they ask to meet. */
export const FOR_CONTACT = ["3018", "119"];
export const FOR_MEETING = [...FOR_CONTACT, "17"];
/** Numbers that stand above those of rescue, even if they are of rescue, where they come first. */
const FIRST = 3;

interface Shown {
  /** Whether staff were told as well. */
  told: boolean;
  /** The numbers that answer what was told, the nearest first. */
  order?: string[];
}

type Line = [number: string, about: string, when: string];

/** Who listens, day and night: links that call. Shown at once where words tell of distress, without advice. */
export function HelpNumbers({
  told = true,
  order,
  read = false,
}: Partial<Shown> & { /** The page reads them out itself. */ read?: boolean }) {
  const words = safetyWords();
  const id = useId();
  // The keyboard stays where somebody is writing; a screen reader hears of it all the same.
  useEffect(() => {
    // Nothing lies over the numbers.
    toast.value = "";
    if (read) return;
    announce(
      `${words.numbersTitle} ${inOrder(order)
        .flat()
        .map(([number]) => number)
        .join(", ")}`,
    );
  }, []);
  return (
    <section class="help-numbers" aria-labelledby={id}>
      <h2 id={id}>{words.numbersTitle}</h2>
      <Numbers told={told} {...(order && { order })} />
    </section>
  );
}

/** The numbers themselves, under whatever heading stands above them. */
export function Numbers({ told, order }: Shown) {
  const words = safetyWords();
  const [numbers, rescue] = inOrder(order);
  return (
    <>
      <p>{words.numbersLead}</p>
      <Lines of={numbers} />
      <p>
        <strong>{words.rescueTitle}</strong>
      </p>
      <Lines of={rescue} />
      <p>
        {words.emergency} <a href="tel:112">112</a> {words.emergencyOr} <a href="sms:114">114</a>.
      </p>
      {told && <p class="hint">{words.told}</p>}
    </>
  );
}

/** Who listens, then who rescues; by what was told, where that is known. */
function inOrder(order: string[] = []): [Line[], Line[]] {
  const { numbers, rescue } = safetyWords();
  const rank = ([number]: Line): number => (order.includes(number) ? order.indexOf(number) : order.length);
  const first = rescue.filter((line) => rank(line) < Math.min(FIRST, order.length));
  return [
    [...numbers, ...first].sort((one, other) => rank(one) - rank(other)),
    rescue.filter((line) => !first.includes(line)),
  ];
}

function Lines({ of }: { of: Line[] }) {
  return (
    <ul>
      {of.map(([number, about, when]) => (
        <li key={number}>
          <a href={`tel:${number}`} aria-label={`${safetyWords().call(number)}, ${about}`}>
            {number}
          </a>
          <div>
            <p>
              <strong>{about}</strong>
            </p>
            <p class="hint">{when}</p>
          </div>
        </li>
      ))}
    </ul>
  );
}
