import { colon } from "../../i18n/colon";
import { Empty } from "../../ui/list-parts";
import { show } from "../../ui/navigation/announcer";
import { BackButton, PageTitle } from "../../ui/page";
import { type Away, away, pageOf, putAway, putBack, typeOf } from "../data/put-away";
import { putAwayWords } from "../words/put-away";
import { stepsWords } from "../words/steps";
import "./put-away.css";

/** What was put away in « Pour toi », the last first, to be looked at or put back. */
export function PutAwayPage() {
  const words = putAwayWords();
  const all = [...away.value].reverse();
  return (
    <div class="page text">
      <BackButton />
      <PageTitle text={words.title} />
      {all.length === 0 ? (
        <Empty title={words.none} text={words.noneHelp} href="/" link={words.home} />
      ) : (
        <p class="lead">{words.lead}</p>
      )}
      <ul class="put-away">
        {all.map((one) => (
          <Row key={one.key} one={one} />
        ))}
      </ul>
    </div>
  );
}

function Row({ one }: { one: Away }) {
  const words = putAwayWords();
  const bring = ({ currentTarget }: MouseEvent): void => {
    // The keyboard goes on with the next row.
    const row = (currentTarget as Element).closest("li");
    const next = row?.nextElementSibling ?? row?.previousElementSibling;
    (next?.querySelector("button") ?? document.querySelector("h1"))?.focus();
    putBack(one.key);
    show(words.isBack(one.name), () => {
      putAway(one);
      show(words.isAway(one.name));
    });
  };
  return (
    <li>
      <div>
        <p class="kind">{stepsWords().forMe.types[typeOf(one.key)]}</p>
        <p>
          <a href={pageOf(one.key)}>{one.name}</a>
        </p>
      </div>
      <button type="button" class="button" aria-label={`${words.putBack}${colon()}${one.name}`} onClick={bring}>
        {words.putBack}
      </button>
    </li>
  );
}
