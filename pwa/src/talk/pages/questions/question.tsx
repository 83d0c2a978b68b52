import { dayOf } from "../../../ui/forms/day";
import "../../../ui/forms/forms.css";
import { offline } from "../../../data/connection";
import { AskLook } from "../../../safety/parts/ask-look";
import { Fetched } from "../../../ui/forms/fetched";
import { LoadedPage } from "../../../ui/forms/loaded-page";
import { useLoaded } from "../../../ui/forms/use-loaded";
import { Icon } from "../../../ui/icon";
import { NeedsAccount } from "../../../ui/needs-account";
import { BackButton, PageTitle } from "../../../ui/page";
import { useNews } from "../../../ui/use-news";
import { myQuestion, QUESTION_NEWS, type Question, type Standing, standingOf, UNTAKEN } from "../../data/questions";
import { questionsWords } from "../../words/questions";
import type { Props } from "./actions";
import { isToAdvisers, toWhom } from "./to-whom";
import "./questions.css";

const KINDS = [...QUESTION_NEWS, "question.reminder"];

/** One question: where it stands, what comes next and when, and what one can still do. */
export function QuestionPage({ id }: { id: string }) {
  return (
    <NeedsAccount roles={["student"]}>
      {(account) => <Mine key={`${account.id} ${id}`} accountId={account.id} id={id} />}
    </NeedsAccount>
  );
}

function Mine({ accountId, id }: { accountId: string; id: string }) {
  const loaded = useLoaded<Question>(`question ${accountId} ${id}`, (signal) => myQuestion(id, signal));
  useNews(KINDS, loaded.reload);
  return <LoadedPage loaded={loaded}>{(question) => <Sheet question={question} loaded={loaded} />}</LoadedPage>;
}

function Sheet({ question, loaded }: Props) {
  const words = questionsWords();
  const { career, training, commune, text, masked, status, created_at } = question;
  return (
    <article class="page text">
      <BackButton />
      <PageTitle text={words.one.title} />
      <p class="lead">{toWhom(question)}</p>
      {offline.value && <p class="banner">{words.mine.kept}</p>}
      <State question={question} />
      <section>
        <h2>{words.one.yours}</h2>
        <p class="as-typed quoted">{text}</p>
        {masked && <p class="hint">{words.one.masked}</p>}
        {(masked || status === "held") && <AskLook about={{ subject_kind: "question", subject_id: question.id }} />}
        <p class="facts">
          {career && <a href={`/careers/${career.code}`}>{career.label}</a>}
          {training && <span>{training}</span>}
          {commune && <span>{commune}</span>}
          <span>{words.one.asked(dayOf(created_at))}</span>
        </p>
      </section>
      {status === "waiting" && <Next question={question} />}
      {UNTAKEN.includes(status) &&
        (offline.value ? (
          <p class="hint">{words.one.offline}</p>
        ) : (
          <Fetched load={() => import("./actions")}>
            {({ Actions }) => <Actions question={question} loaded={loaded} />}
          </Fetched>
        ))}
    </article>
  );
}

/** Where it stands. */
function State({ question }: { question: Question }) {
  const words = questionsWords().one;
  const { mentor, conversation_id, widened } = question;
  const standing = standingOf(question);
  const texts: Record<Standing, string> = {
    held: words.held,
    waiting: mentor && !widened ? words.waitingDirect(mentor.first_name) : words.waitingPool,
    with_adviser: isToAdvisers(question) ? words.waitingAdvisers : words.withAdviser,
    taken: words.taken,
    answered: words.answered,
    paused: words.paused,
    over: words.over,
    withdrawn: words.withdrawn,
    hidden: words.hidden,
  };
  return (
    <section class={standing === "taken" || standing === "answered" ? "hint-card reached" : "hint-card"}>
      <p>
        <strong>{texts[standing]}</strong>
      </p>
      {conversation_id && (
        <p class="actions">
          <a class="button main" href={`/conversations/${conversation_id}`}>
            {words.toConversation}
          </a>
        </p>
      )}
    </section>
  );
}

/** What happens by itself unless somebody answers first: nobody is left without an answer. */
function Next({ question }: { question: Question }) {
  const words = questionsWords().one;
  const { next_step, widened } = question;
  if (!next_step) return null;
  return (
    <section>
      <h2>{words.next}</h2>
      <ul class="next-steps">
        {widened && question.mentor && (
          <li>
            <Icon name="check" />
            <span>{words.widened}</span>
          </li>
        )}
        <li>
          <Icon name="clock" />
          <span>{words.steps[next_step.what](dayOf(next_step.at))}</span>
        </li>
        {next_step.what !== "adviser" && (
          <li>
            <Icon name="person" />
            <span>{words.atLast}</span>
          </li>
        )}
      </ul>
    </section>
  );
}
