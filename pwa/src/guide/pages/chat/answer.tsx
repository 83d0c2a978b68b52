import type { Understood } from "../../../data/search";
import { HelpNumbers } from "../../../safety/parts/help-numbers";
import { safetyWords } from "../../../safety/words/safety";
import type { ChatAnswer, Turn } from "../../../talk/data/chat";
import { chatWords } from "../../../talk/words/chat";
import { OutLink } from "../../../ui/page";
import { ReadAs } from "../search/read-as";
import { postcodeText } from "../search/said";
import { ChatCards } from "./cards";
import { Helped } from "./helped";

/** The way to people; what was said here may go with the question, if whoever asks wants it. */
const ASK = "/ask";
const ASK_FROM_HERE = "/ask?from=chat";
/** Answers of which what was read says why. */
const LOOKED: ChatAnswer["understood"]["intent"][] = ["find", "hours", "dates", "compare"];

/** Numbers of the line that reminds of them. */
const REMINDED = 3;

interface Props {
  turn: Turn;
  /** It is what was said last: what can be said next and what was read stand under it. */
  last: boolean;
  onSay: (text: string) => void;
  onRefuse: (turn: Turn, words: string[]) => void;
}

/** One exchange: what was said, as a heading, and its answer. */
export function Exchange({ turn, last, onSay, onRefuse }: Props) {
  const words = chatWords();
  const { text, answer } = turn;
  const search = answer.understood.search ?? undefined;
  return (
    <li id={turn.id} class="chat-turn">
      <h2 class="chat-mine" tabIndex={-1}>
        <span class="hidden">{words.mine} </span>
        {text || <i>{words.notKept}</i>}
      </h2>
      <div class="chat-answer">
        <p>{answer.text}</p>
        {answer.help && <HelpNumbers told={false} read order={answer.help.map(({ number }) => number)} />}
        {answer.reminder?.length > 0 && <Reminder lines={answer.reminder} />}
        {answer.cards.length > 0 && <ChatCards cards={answer.cards} read={search} />}
        <Links links={answer.links} />
        {last && answer.choices.length > 0 && (
          <ul class="chips chat-choices" aria-label={words.choices}>
            {answer.choices.map(({ label, say }) => (
              <li key={say}>
                <button type="button" class="button" onClick={() => onSay(say)}>
                  {label}
                </button>
              </li>
            ))}
          </ul>
        )}
        {last && search && text && LOOKED.includes(answer.understood.intent) && (
          <Read text={text} search={search} onRefuse={(refused) => onRefuse(turn, refused)} />
        )}
        {!answer.links.some(({ to }) => to === ASK) && (
          <p class="chat-human">
            <a href={ASK_FROM_HERE}>{words.human}</a>
          </p>
        )}
        {text && !answer.help && <Helped turn={turn} />}
      </div>
    </li>
  );
}

/** Who listens stays one tap away in a talk where it was shown. */
function Reminder({ lines }: { lines: ChatAnswer["reminder"] }) {
  return (
    <p class="chat-listens">
      <a href="/safety">{safetyWords().talk}</a>
      {lines.slice(0, REMINDED).map(({ number }) => (
        <a key={number} class="button" href={`tel:${number}`} aria-label={safetyWords().call(number)}>
          {number}
        </a>
      ))}
    </p>
  );
}

function Links({ links }: Pick<ChatAnswer, "links">) {
  if (!links.length) return null;
  return (
    <ul class="links" aria-label={chatWords().links}>
      {links.map(({ to, label }) => (
        <li key={to}>
          {to.startsWith("/") ? (
            <a href={to === ASK ? ASK_FROM_HERE : to}>{label}</a>
          ) : (
            <OutLink href={to}>{label}</OutLink>
          )}
        </li>
      ))}
    </ul>
  );
}

/** What was read in the words; each reading can be refused, and what was read as another word looked for as it is. */
function Read({ text, search, onRefuse }: { text: string; search: Understood; onRefuse: (words: string[]) => void }) {
  const words = chatWords();
  const postcode = postcodeText(search);
  return (
    <div class="as-read">
      <ReadAs readings={search.readings} onRefuse={onRefuse} />
      {postcode && <p>{postcode}</p>}
      {search.corrected.map(({ typed, meant }) => (
        <p key={typed}>
          {words.corrected(typed, meant)}{" "}
          <a href={`/search?${new URLSearchParams({ q: text.slice(0, 100), literal: typed })}`}>
            {words.asTyped(typed)}
          </a>
        </p>
      ))}
    </div>
  );
}
