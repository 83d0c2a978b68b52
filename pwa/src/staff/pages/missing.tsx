import { useState } from "preact/hooks";
import { dateText } from "../../data/format";
import { settings } from "../../data/settings";
import { language } from "../../i18n";
import { Trouble } from "../../ui/forms/trouble";
import { useLoaded } from "../../ui/forms/use-loaded";
import { useSending } from "../../ui/forms/use-sending";
import { show } from "../../ui/navigation/announcer";
import { type MissingQuestion, missingApi, type Outcome } from "../data/missing";
import { missingWords } from "../words/missing";
import { StaffPage } from "./frame";
import { Filter, filterOf, StaffList } from "./list";

/** As long as the settings are not there. */
const DAYS = 90;
const OUTCOMES = ["new", "done", "dropped"] as const;
/** Signs of a word of the lexicon. */
const WORD_MAX = 60;

/** What people asked the chatbox for and did not find, the most frequent first. */
export function MissingQuestionsPage() {
  const words = missingWords();
  return (
    <StaffPage
      title={words.title}
      lead={words.lead(settings.value?.missing_question_retention_days ?? DAYS)}
      roles={["referent", "admin"]}
    >
      {() => <Questions />}
    </StaffPage>
  );
}

function Questions() {
  const words = missingWords();
  const outcome = filterOf("outcome", OUTCOMES);
  const [moved, setMoved] = useState(0);
  const few = useLoaded("missing questions without words", missingApi.withoutWords).data;
  return (
    <>
      <Filter name="outcome" legend={words.shown} values={OUTCOMES} words={words.outcomes} />
      <StaffList<MissingQuestion>
        name={`missing questions ${outcome} ${moved}`}
        load={(page, signal) => missingApi.list({ outcome, ...page }, signal)}
        none={words.none[outcome]}
        found={words.found}
      >
        {(questions) => (
          <ul class="reviews">
            {questions.map((one) => (
              <Question key={one.id} question={one} onMoved={() => setMoved((times) => times + 1)} />
            ))}
          </ul>
        )}
      </StaffList>
      {few !== undefined && few > 0 && <p class="hint">{words.withoutWords(few)}</p>}
    </>
  );
}

function Question({ question, onMoved }: { question: MissingQuestion; onMoved: () => void }) {
  const words = missingWords();
  const sending = useSending();
  const { id, outcome, first_day, last_day } = question;
  const day = (iso: string): string => dateText(iso, language.value);
  const put = async (next: Outcome): Promise<void> => {
    if (!(await sending.send(() => missingApi.decide(id, next)))) return;
    onMoved();
    document.querySelector("h1")?.focus();
    show(words.moved[next], () => void takeBack());
  };
  const takeBack = async (): Promise<void> => {
    try {
      await missingApi.decide(id, outcome);
      onMoved();
      show(words.moved[outcome]);
    } catch {
      show(words.failed);
    }
  };
  const asked = new URLSearchParams({ question: question.words, missing: id });
  const said = new URLSearchParams({ words: question.words.slice(0, WORD_MAX) });
  return (
    <li class="review">
      <h2 lang="fr">{question.words}</h2>
      <p class="facts">
        {question.unanswered > 0 && <span>{words.unanswered(question.unanswered)}</span>}
        {question.badly_rated > 0 && <span>{words.badlyRated(question.badly_rated)}</span>}
        <span>{first_day === last_day ? words.on(day(first_day)) : words.since(day(first_day), day(last_day))}</span>
      </p>
      <Trouble of={sending} />
      <p class="actions">
        {outcome === "new" ? (
          <>
            <a class="button main" href={`/staff/answers/new?${asked}`}>
              {words.answer}
            </a>
            <a class="button" href={`/staff/lexicon?${said}`}>
              {words.synonym}
            </a>
            <button type="button" class="button" aria-disabled={sending.busy} onClick={() => void put("done")}>
              {words.done}
            </button>
            <button type="button" class="button" aria-disabled={sending.busy} onClick={() => void put("dropped")}>
              {words.dropped}
            </button>
          </>
        ) : (
          <button type="button" class="button" aria-disabled={sending.busy} onClick={() => void put("new")}>
            {words.again}
          </button>
        )}
      </p>
    </li>
  );
}
