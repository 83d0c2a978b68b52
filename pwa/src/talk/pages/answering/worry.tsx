import { worryWords } from "../../words/worry";

/** For who reads a cry for help: what is done already, what to answer, and what to leave to others. */
export function Worry() {
  const words = worryWords();
  return (
    <div class="worry">
      <p>{words.found}</p>
      <p>{words.missed}</p>
      <h3>{words.what}</h3>
      <ul>
        {words.how.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <p>
        <strong>
          {words.danger} <a href="tel:15">15</a>, <a href="tel:17">17</a> {words.or} <a href="tel:112">112</a>.
        </strong>
      </p>
    </div>
  );
}
