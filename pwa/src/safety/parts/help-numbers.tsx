import { useEffect, useId } from "preact/hooks";
import { announce, toast } from "../../ui/navigation/announcer";
import { safetyWords } from "../words/safety";
import "./safety.css";

/** Who listens, day and night: links that call. Shown at once where words tell of distress, without advice. */
export function HelpNumbers({ told = true }: { /** Whether staff were told as well. */ told?: boolean }) {
  const words = safetyWords();
  const id = useId();
  // The keyboard stays where somebody is writing; a screen reader hears of it all the same.
  useEffect(() => {
    // Nothing lies over the numbers.
    toast.value = "";
    announce(`${words.numbersTitle} ${[...words.numbers, ...words.rescue].map(([number]) => number).join(", ")}`);
  }, []);
  return (
    <section class="help-numbers" aria-labelledby={id}>
      <h2 id={id}>{words.numbersTitle}</h2>
      <Numbers told={told} />
    </section>
  );
}

/** The numbers themselves, under whatever heading stands above them. */
export function Numbers({ told }: { told: boolean }) {
  const words = safetyWords();
  return (
    <>
      <p>{words.numbersLead}</p>
      <Lines of={words.numbers} />
      <p>
        <strong>{words.rescueTitle}</strong>
      </p>
      <Lines of={words.rescue} />
      <p>
        {words.emergency} <a href="tel:112">112</a> {words.emergencyOr} <a href="sms:114">114</a>.
      </p>
      {told && <p class="hint">{words.told}</p>}
    </>
  );
}

function Lines({ of }: { of: [number: string, about: string, when: string][] }) {
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
