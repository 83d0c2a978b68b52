import type { ComponentChildren } from "preact";
import { accountWords } from "../../../people/words/account";
import { Protect } from "../../../safety/parts/protect";
import { Fetched } from "../../../ui/forms/fetched";
import { Trouble } from "../../../ui/forms/trouble";
import { useSending } from "../../../ui/forms/use-sending";
import { navigate } from "../../../ui/navigation/router";
import { questionsApi } from "../../data/questions";
import { inboxWords } from "../../words/inbox";
import { talksWords } from "../../words/talks";

/** A question as whoever may answer sees it. */
interface Shown {
  id: string;
  text: string;
  career: { code: string; label: string } | null;
  student: { first_name: string; level: string | null };
  minor: boolean;
  distress: boolean;
}

interface Props {
  question: Shown;
  kind: string;
  /** When it came, in words. */
  when: string;
  /** Somebody took it, or it was withdrawn, while it is on screen. */
  gone?: boolean;
  /** It is no longer there to take. */
  onGone: () => void;
  /** What else can be done with it. */
  children?: ComponentChildren;
}

/** These words cry for help: what is done already, and what to do. */
function Cry() {
  const { cry, whatToDo } = talksWords();
  return (
    <details class="hint-card">
      <summary>
        {cry} {whatToDo}
      </summary>
      <Fetched load={() => import("./worry")}>{({ Worry }) => <Worry />}</Fetched>
    </details>
  );
}

/** One question with the way to answer it: the first to take it has it. */
export function AnswerCard({ question, kind, when, gone = false, onGone, children }: Props) {
  const words = inboxWords();
  const sending = useSending();
  const { student, career } = question;
  const name = student.first_name || words.someone;
  const level = student.level ? (accountWords().levels[student.level] ?? student.level) : "";
  const take = (): Promise<boolean> =>
    sending.send(async () => {
      const { conversation_id } = await questionsApi.take(question.id);
      navigate(`/conversations/${conversation_id}?write=`);
    });
  const over = gone || ["question-taken", "question-over"].includes(sending.code);
  return (
    <li class="card of-career">
      <div class="card-text">
        <p class="kind">{kind}</p>
        <h3>{words.from(name, level, question.minor)}</h3>
        <p class="facts">
          {career && <span>{career.label}</span>}
          <span>{when}</span>
        </p>
        <p class="as-typed quoted question-text">{question.text}</p>
        {question.distress && <Cry />}
        <Trouble of={sending} />
        {gone && !sending.code && <p role="status">{words.gone}</p>}
        <p class="actions">
          {over ? (
            <button type="button" class="button" onClick={onGone}>
              {words.understood}
            </button>
          ) : (
            <>
              <button
                type="button"
                class="button main"
                aria-label={words.answerTo(name)}
                aria-disabled={sending.busy}
                onClick={() => void take()}
              >
                {sending.busy ? words.taking : words.answer}
              </button>
              {children}
              <Protect about={{ subject_kind: "question", subject_id: question.id }} name={name} />
            </>
          )}
        </p>
      </div>
    </li>
  );
}
