import { useEffect, useRef, useState } from "preact/hooks";
import { keepForAccount, keptForAccount } from "../../../data/session";
import { language } from "../../../i18n";
import { OneChoice } from "../../../ui/choices";
import { ListFailure } from "../../../ui/failure";
import { dayOf, timeOf } from "../../../ui/forms/day";
import { Trouble } from "../../../ui/forms/trouble";
import { useLoaded } from "../../../ui/forms/use-loaded";
import { useSending } from "../../../ui/forms/use-sending";
import { Icon } from "../../../ui/icon";
import { announce } from "../../../ui/navigation/announcer";
import { ListSkeleton } from "../../../ui/skeleton";
import { type Quiz, type QuizOutcome, type QuizQuestion, rolesApi } from "../../data/roles";
import { rolesWords } from "../../words/roles";
import type { Step } from "./mentor-steps";

const LETTERS = ["a", "b", "c", "d"];

/** The safeguarding quiz, one question at a time; the server says what is right, after the answer. */
export function QuizStep({ onGo }: { onGo: (step: Step) => void }) {
  const words = rolesWords().mentor;
  const loaded = useLoaded("quiz", rolesApi.quiz);
  if (loaded.error !== undefined) return <ListFailure error={loaded.error} onRetry={loaded.reload} />;
  const quiz = loaded.data;
  if (!quiz) return <ListSkeleton rows={3} />;
  if (quiz.passed_at) {
    return (
      <>
        <p class="word outcome">
          <Icon name="check" /> {words.passedOn(dayOf(quiz.passed_at))}
        </p>
        <button type="button" class="button main wide" onClick={() => onGo("send")}>
          {words.next}
        </button>
      </>
    );
  }
  // Whether one waits is the server's word: a phone's clock may be wrong.
  if (quiz.retry_at) {
    return (
      <>
        {keptMissed(quiz).map((one) => (
          <Missed key={one.id} quiz={quiz} of={one} />
        ))}
        <Retry at={quiz.retry_at} onAgain={loaded.reload} />
      </>
    );
  }
  return <Questions quiz={quiz} onAgain={loaded.reload} onPassed={() => onGo("send")} />;
}

/** A question that was answered wrong in this attempt, and what was said of it. */
interface MissedOne {
  id: string;
  outcome: QuizOutcome;
}

/** Their explanations stay on the phone until the next attempt begins: they are to be read during the wait. */
const MISSED = "quiz-missed";

function keptMissed(quiz: Quiz): MissedOne[] {
  const known = keptForAccount<MissedOne[]>(MISSED) ?? [];
  return known.filter(({ id }) => quiz.questions.some((question) => question.id === id));
}

function Missed({ quiz, of }: { quiz: Quiz; of: MissedOne }) {
  const question = quiz.questions.find(({ id }) => id === of.id)!;
  return (
    <section>
      <h3>{question.text[language.value]}</h3>
      <Explained question={question} outcome={of.outcome} />
    </section>
  );
}

function Explained({ question, outcome }: { question: QuizQuestion; outcome: QuizOutcome }) {
  const words = rolesWords().mentor;
  const rightChoice = question.choices.find(({ id }) => id === outcome.right_choice);
  return (
    <>
      <p class={outcome.right ? "word outcome" : "word outcome missed"}>
        <Icon name={outcome.right ? "check" : "alert"} />
        <span>
          <strong>{outcome.right ? words.right : words.wrong}</strong> {outcome.explanation[language.value]}
        </span>
      </p>
      {!outcome.right && rightChoice && <p>{words.rightWas(rightChoice.text[language.value])}</p>}
    </>
  );
}

const MINUTE_MS = 60_000;

/** Begin again, from the minute on that is said: the button waits for it. */
function Retry({ at, onAgain }: { at: string; onAgain: () => void }) {
  const words = rolesWords().mentor;
  // Rounded up: at the minute that is said it works.
  const from = Math.ceil(Date.parse(at) / MINUTE_MS) * MINUTE_MS;
  const [waits, setWaits] = useState(from > Date.now());
  useEffect(() => {
    if (!waits) return;
    const timer = setInterval(() => setWaits(from > Date.now()), 1000);
    return () => clearInterval(timer);
  }, [waits, from]);
  return (
    <>
      <p class="word">{words.retryFrom(timeOf(new Date(from).toISOString()))}</p>
      <button type="button" class="button main wide" disabled={waits} onClick={onAgain}>
        {words.retryNow}
      </button>
    </>
  );
}

interface QuestionsProps {
  quiz: Quiz;
  onAgain: () => void;
  onPassed: () => void;
}

function Questions({ quiz, onAgain, onPassed }: QuestionsProps) {
  const words = rolesWords().mentor;
  const [answered, setAnswered] = useState(quiz.answered);
  const question = quiz.questions.find(({ id }) => !answered.includes(id));
  if (!question) return null;
  const onAnswered = (outcome: QuizOutcome): void => {
    const before = answered.length ? keptMissed(quiz) : [];
    const missed = outcome.right ? before : [...before, { id: question.id, outcome }];
    keepForAccount(MISSED, outcome.passed || !missed.length ? null : missed);
  };
  const onNext = (outcome: QuizOutcome): void => {
    if (outcome.passed) onPassed();
    else if (outcome.left > 0) setAnswered([...answered, question.id]);
    else onAgain();
  };
  return (
    <>
      {answered.length === 0 && <p>{words.quizLead(quiz.pause_minutes)}</p>}
      <OneQuestion
        key={question.id}
        question={question}
        number={answered.length + 1}
        total={quiz.questions.length}
        focus={answered.length > quiz.answered.length}
        onAnswered={onAnswered}
        onNext={onNext}
      />
    </>
  );
}

interface OneProps {
  question: QuizQuestion;
  number: number;
  total: number;
  /** The keyboard goes on from here: the question before it is gone. */
  focus: boolean;
  onAnswered: (outcome: QuizOutcome) => void;
  onNext: (outcome: QuizOutcome) => void;
}

function OneQuestion({ question, number, total, focus, onAnswered, onNext }: OneProps) {
  const words = rolesWords().mentor;
  const [choice, setChoice] = useState("");
  const [tried, setTried] = useState(false);
  const [outcome, setOutcome] = useState<QuizOutcome | null>(null);
  const sending = useSending();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (focus) heading.current?.focus();
  }, []);
  const submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    setTried(true);
    if (!LETTERS.includes(choice)) return;
    await sending.send(async () => {
      const said = await rolesApi.answer(question.id, choice);
      onAnswered(said);
      setOutcome(said);
      announce(`${said.right ? words.right : words.wrong} ${said.explanation[language.value]}`);
    });
  };
  return (
    <>
      <h3 ref={heading} tabIndex={-1}>
        <span class="hint">{words.question(number, total)}</span>
        <br />
        {question.text[language.value]}
      </h3>
      {outcome ? (
        <>
          <Explained question={question} outcome={outcome} />
          {!outcome.right && outcome.left > 0 && <p class="hint">{words.goOn}</p>}
          {outcome.passed && <p>{words.passed}</p>}
          {outcome.passed || outcome.left > 0 || !outcome.retry_at ? (
            <button type="button" class="button main wide" onClick={() => onNext(outcome)}>
              {outcome.passed ? words.next : outcome.left > 0 ? words.nextQuestion : words.retryNow}
            </button>
          ) : (
            <Retry at={outcome.retry_at} onAgain={() => onNext(outcome)} />
          )}
        </>
      ) : (
        <form class="stack" onSubmit={(event) => void submit(event)}>
          <OneChoice
            legend={question.text[language.value]}
            quiet
            options={question.choices.map(({ id, text }) => ({ value: id, label: text[language.value] }))}
            chosen={choice}
            onChange={setChoice}
          />
          {tried && !choice && (
            <p class="field-error" role="alert">
              {words.chooseAnswer}
            </p>
          )}
          <Trouble of={sending} />
          <button type="submit" class="button main wide" aria-disabled={sending.busy}>
            {words.answer}
          </button>
        </form>
      )}
    </>
  );
}
