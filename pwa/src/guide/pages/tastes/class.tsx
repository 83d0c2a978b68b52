import { t } from "../../../i18n";
import { copyText } from "../../../ui/copy";
import { BackButton, PageTitle } from "../../../ui/page";
import { tastesWords } from "../../words/tastes";
import "../../../ui/forms/forms.css";

const CARDS = "/interests/cards";

/** For who stands before a class: what to show or send, and how to use it in a lesson. */
export function TasteClassPage() {
  const words = tastesWords().ofClass;
  const address = location.origin + CARDS;
  const copy = (): void => void copyText(address, words.copied, t().errors.notKept);
  return (
    <div class="page text">
      <BackButton />
      <PageTitle text={words.title} />
      <p class="lead">{words.lead}</p>
      <img class="qr" src="/api/v1/interests/cards/code.svg" alt={words.code} width="240" height="240" />
      <p class="word">{location.host + CARDS}</p>
      <p class="actions">
        <button type="button" class="button main" onClick={copy}>
          {words.copy}
        </button>
        <button type="button" class="button" onClick={() => print()}>
          {words.print}
        </button>
        <a class="button" href={CARDS}>
          {words.look}
        </a>
      </p>
      <h2>{words.lesson}</h2>
      <ol>
        {words.steps.map(([minutes, name, text]) => (
          <li key={name}>
            <strong>
              {name}, {words.minutes(minutes)}
            </strong>
            <br />
            {text}
          </li>
        ))}
      </ol>
    </div>
  );
}
