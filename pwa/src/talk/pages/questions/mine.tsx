import { useState } from "preact/hooks";
import { ListFailure } from "../../../ui/failure";
import { dayOf } from "../../../ui/forms/day";
import { announce } from "../../../ui/navigation/announcer";
import { navigate } from "../../../ui/navigation/router";
import "../../../ui/forms/forms.css";
import { offline } from "../../../data/connection";
import { forgetRefused, ownLeft, refusedOf, takeBack, waitingQuestions } from "../../../data/outbox";
import type { Me } from "../../../data/session";
import type { WaitingQuestion } from "../../../data/store";
import { Empty, MoreButton } from "../../../ui/list-parts";
import { NeedsAccount } from "../../../ui/needs-account";
import { PageTitle } from "../../../ui/page";
import { ListSkeleton } from "../../../ui/skeleton";
import { useList } from "../../../ui/use-list";
import { useNews } from "../../../ui/use-news";
import {
  keepWritten,
  myQuestions,
  QUESTION_NEWS,
  type Question,
  type Standing,
  standingOf,
  UNTAKEN,
} from "../../data/questions";
import { TalkTabs } from "../../parts/talk-tabs";
import { questionsWords } from "../../words/questions";
import { toWhom } from "./to-whom";
import "./questions.css";

const ANSWERS: readonly Standing[] = ["taken", "answered"];
const TALKING: readonly Standing[] = [...ANSWERS, "paused"];

/** The questions one asked: those that somebody answers first. */
export function QuestionsPage() {
  return <NeedsAccount roles={["student"]}>{(account) => <Mine key={account.id} account={account} />}</NeedsAccount>;
}

function Mine({ account }: { account: Me }) {
  const words = questionsWords().mine;
  const [round, setRound] = useState(0);
  useNews(QUESTION_NEWS, () => setRound((last) => last + 1), { anew: false });
  const list = useList<Question>(
    `questions ${account.id} ${ownLeft.value} ${round}`,
    myQuestions,
    (count) => announce(words.count(count)),
    { fresh: true },
  );
  const waiting = waitingQuestions.value;
  const empty = !list.items.length && !waiting.length;
  return (
    <div class="page">
      <PageTitle text={words.title} />
      <TalkTabs account={account} />
      {offline.value && list.items.length > 0 && <p class="banner">{words.kept}</p>}
      <Refused />
      {waiting.length > 0 && (
        <section>
          <h2>{words.outbox}</h2>
          <ul class="cards">
            {waiting.map(({ question }) => (
              <Waiting key={question.id} question={question} />
            ))}
          </ul>
        </section>
      )}
      {list.state === "loading" && <ListSkeleton />}
      {list.state === "failed" && empty && <ListFailure error={list.error} onRetry={list.retry} />}
      {list.state === "ready" && empty && (
        <Empty picture="talks" title={words.none} text={words.noneHelp} href="/ask" link={words.ask} />
      )}
      <Groups items={list.items} />
      <MoreButton list={list} />
      {!empty && (
        <p class="actions">
          <a class="button" href="/ask">
            {words.ask}
          </a>
        </p>
      )}
    </div>
  );
}

function Groups({ items }: { items: Question[] }) {
  const words = questionsWords().mine;
  const among = (some: readonly Standing[]) => (question: Question) => some.includes(standingOf(question));
  const groups: [string, Question[]][] = [
    [words.talking, items.filter(among(TALKING))],
    [words.open, items.filter(among(UNTAKEN))],
    [words.ended, items.filter(among(["over", "withdrawn", "hidden"]))],
  ];
  return (
    <>
      {groups.map(
        ([title, questions]) =>
          questions.length > 0 && (
            <section key={title}>
              <h2>{title}</h2>
              <ul class="cards">
                {questions.map((question) => (
                  <QuestionCard key={question.id} question={question} />
                ))}
              </ul>
            </section>
          ),
      )}
    </>
  );
}

function QuestionCard({ question }: { question: Question }) {
  const words = questionsWords();
  const { id, text, career, created_at } = question;
  const standing = standingOf(question);
  return (
    <li class="card of-career">
      <div class="card-text">
        <p class="kind">{toWhom(question)}</p>
        <h3>
          <a href={`/me/questions/${id}`}>{shortened(text)}</a>
        </h3>
        <p class="facts">
          {career && <span>{career.label}</span>}
          <span>{words.one.asked(dayOf(created_at))}</span>
        </p>
        <p class="tags">
          <span class={ANSWERS.includes(standing) ? "tag state good" : "tag state"}>{words.status[standing]}</span>
        </p>
      </div>
    </li>
  );
}

const SHOWN = 90;

function shortened(text: string): string {
  return text.length > SHOWN ? `${text.slice(0, SHOWN).trimEnd()}…` : text;
}

/** One that waits for the network. */
function Waiting({ question }: { question: WaitingQuestion["question"] }) {
  const words = questionsWords().mine;
  return (
    <li class="card of-career">
      <div class="card-text stack">
        <h3>{shortened(question.text)}</h3>
        <p>{words.leaves}</p>
        <p class="actions">
          <button type="button" class="button" onClick={() => void takeBack(question.id)}>
            {words.takeBack}
          </button>
        </p>
      </div>
    </li>
  );
}

/** Those that the server did not take, with its reason; what was written is not lost. */
function Refused() {
  const words = questionsWords().mine;
  const refused = refusedOf("questions");
  if (!refused.length) return null;
  const again = ({ question }: WaitingQuestion): void => {
    const { mentor_id = null, ...draft } = question;
    keepWritten(mentor_id, {
      ...draft,
      careerName: draft.career_code ?? "",
      communeName: draft.commune_code ?? "",
      advisers: !mentor_id && !draft.career_code,
    });
    forgetRefused("questions", question.id);
    navigate(mentor_id ? `/ask?mentor=${mentor_id}` : `/ask?career=${draft.career_code ?? ""}`);
  };
  return (
    <section>
      <h2>{words.refused}</h2>
      <ul class="cards">
        {refused.map(({ entry, why }) => (
          <li key={entry.question.id} class="card of-career">
            <div class="card-text stack">
              <h3>{shortened(entry.question.text)}</h3>
              <p>{why}</p>
              <p class="actions">
                <button type="button" class="button" onClick={() => again(entry)}>
                  {words.again}
                </button>
                <button type="button" class="button" onClick={() => forgetRefused("questions", entry.question.id)}>
                  {words.forget}
                </button>
              </p>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
