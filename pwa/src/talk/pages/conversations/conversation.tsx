import { useState } from "preact/hooks";
import { offline } from "../../../data/connection";
import type { Me } from "../../../data/session";
import { t } from "../../../i18n";
import type { Reported } from "../../../safety/data/people";
import { BlockDialog, type Whom } from "../../../safety/parts/block-dialog";
import { ReportDialog } from "../../../safety/parts/report-dialog";
import { ErrorPage, failureIn } from "../../../ui/failure";
import { Confirm, type Question } from "../../../ui/forms/confirm";
import { Fetched } from "../../../ui/forms/fetched";
import { Icon } from "../../../ui/icon";
import { show } from "../../../ui/navigation/announcer";
import { back } from "../../../ui/navigation/router";
import { NeedsAccount } from "../../../ui/needs-account";
import { PageTitle } from "../../../ui/page";
import { Sheet } from "../../../ui/sheet";
import { PageSkeleton } from "../../../ui/skeleton";
import { talksApi } from "../../data/conversations/api";
import type { Message, Talk } from "../../data/conversations/shapes";
import { Thanks } from "../../parts/thanks";
import { talksWords } from "../../words/talks";
import { nameOf } from "./bubble";
import { Composer } from "./composer";
import { Log } from "./log";
import "./conversations.css";
import { useFound } from "./use-found";
import { useThread } from "./use-thread";
import { useVisibleHeight } from "./use-visible-height";

/** One conversation, for either of the two. */
export function ConversationPage({ id }: { id: string }) {
  return <NeedsAccount>{(account) => <Conversation key={id} account={account} id={id} />}</NeedsAccount>;
}

type Open = "options" | "search" | "block" | "worry" | null;

function Conversation({ account, id }: { account: Me; id: string }) {
  const words = talksWords();
  const thread = useThread(account, id);
  const [open, setOpen] = useState<Open>(null);
  const [said, setSaid] = useState(false);
  const [reported, setReported] = useState<Reported | null>(null);
  const [question, setQuestion] = useState<Question | null>(null);
  const [target, setTarget] = useState<number | null>(null);
  const found = useFound(thread);
  useVisibleHeight();

  const talk = thread.talk.value;
  const error = thread.error.value;
  if (!talk || failureIn(error) === "missing") {
    return error === undefined ? <PageSkeleton /> : <ErrorPage error={error} onRetry={() => void thread.sync()} />;
  }
  const name = nameOf(talk);
  const find = async (message: Message): Promise<void> => {
    setOpen(null);
    const there = (): boolean => thread.messages.value.some(({ seq }) => seq === message.seq);
    while (!there() && thread.more.value && thread.error.value === undefined) await thread.older();
    setTarget(message.seq);
  };
  const end = (): void => {
    setOpen(null);
    setQuestion({
      title: words.end,
      text: words.endText[talk.side],
      yes: words.endYes,
      act: () => talksApi.close(id),
      onDone: () => {
        show(words.ended);
        void thread.sync();
      },
    });
  };
  // Nobody thanks whom they reported, and blocking is within reach; the server pauses the talk with an adult.
  const stopped = said || (talk.side === "student" && (talk.why_not === "suspended" || talk.why_not === "paused"));
  const whom: Whom = { conversation_id: id };
  // The sheet of options closes after another one has taken its place.
  const close = (closed: Open) => (): void => setOpen((now) => (now === closed ? null : now));

  return (
    <article class="talk">
      <header>
        <button type="button" class="round flat" aria-label={t().back} onClick={back}>
          <Icon name="back" />
        </button>
        <div class="who">
          <PageTitle text={name} />
          <p class="hint brief">{whatTheyAre(talk)}</p>
        </div>
        <button
          type="button"
          class="round"
          aria-label={words.report}
          aria-haspopup="dialog"
          onClick={() => setReported({ subject_kind: "conversation", subject_id: id })}
        >
          <Icon name="flag" />
        </button>
        <button
          type="button"
          class="round"
          aria-label={words.options}
          aria-haspopup="dialog"
          onClick={() => setOpen("options")}
        >
          <Icon name="more" />
        </button>
        {talk.other.kind === "pupil" && talk.career && <p class="hint brief about">{words.about(talk.career.label)}</p>}
      </header>
      {offline.value && <p class="banner">{words.kept}</p>}
      <Log
        account={account}
        thread={thread}
        talk={talk}
        target={target}
        found={found}
        onWorry={() => setOpen("worry")}
        onReport={({ id: message }) => setReported({ subject_kind: "message", subject_id: message })}
      />
      {stopped && (
        <p class="actions">
          <button type="button" class="button" aria-haspopup="dialog" onClick={() => setOpen("block")}>
            {words.block(name)}
          </button>
        </p>
      )}
      {talk.question_id && !stopped && isAnswered(talk, thread.messages.value) && (
        <Thanks questionId={talk.question_id} thanked={talk.thanked} />
      )}
      {talk.to_answer && talk.question_id && !thread.messages.value.some(({ side }) => side === "mentor") && (
        <Fetched load={() => import("../answering/to-answer")}>
          {({ ToAnswer }) => <ToAnswer questionId={talk.question_id ?? ""} />}
        </Fetched>
      )}
      {talk.may_write ? <Composer account={account} talk={talk} onSend={found.next} /> : <WhyNot talk={talk} />}
      <Sheet open={open === "options"} title={words.options} onClose={close("options")}>
        <ul class="choose">
          <li>
            <button type="button" class="button wide" onClick={() => setOpen("search")}>
              {words.search}
            </button>
          </li>
          {talk.side === "mentor" && (
            <li>
              <button type="button" class="button wide" onClick={() => setOpen("worry")}>
                {words.worry}
              </button>
            </li>
          )}
          {isAnswered(talk, thread.messages.value) && (
            <li>
              <a class="button wide" href={`/conversations/${id}/publish`}>
                {words.publish}
              </a>
            </li>
          )}
          {talk.status === "open" && (
            <li>
              <button type="button" class="button wide" onClick={end}>
                {words.end}
              </button>
            </li>
          )}
          <li>
            <button type="button" class="button wide" onClick={() => setOpen("block")}>
              {words.block(name)}
            </button>
          </li>
        </ul>
      </Sheet>
      <Sheet open={open === "search"} title={words.search} onClose={close("search")}>
        <Fetched load={() => import("./search")}>
          {({ Search }) => <Search talk={talk} onShow={(message) => void find(message)} />}
        </Fetched>
      </Sheet>
      <Sheet open={open === "worry"} title={words.worry} onClose={close("worry")}>
        <Fetched load={() => import("../answering/worry")}>{({ Worry }) => <Worry />}</Fetched>
      </Sheet>
      <Confirm question={question} onClose={() => setQuestion(null)} />
      <ReportDialog
        about={reported}
        whom={whom}
        onReported={() => setSaid(true)}
        onClose={() => {
          setReported(null);
          void thread.sync();
        }}
      />
      <BlockDialog
        whom={open === "block" ? whom : null}
        name={name}
        onClose={close("block")}
        onBlocked={() => void thread.sync()}
      />
    </article>
  );
}

/** A student lets others read an answer, and thanks for it, once there is one. */
function isAnswered({ side }: Talk, messages: readonly Message[]): boolean {
  return side === "student" && messages.some((message) => message.side === "mentor" && message.status === "visible");
}

function whatTheyAre({ other }: Talk): string {
  const what = [other.job_title || talksWords().kinds[other.kind], other.level && t().levels[other.level]];
  return what.filter(Boolean).join(" · ");
}

/** Why nothing can be written, and what may be done about it. */
function WhyNot({ talk }: { talk: Talk }) {
  const words = talksWords();
  const why = talk.close_sentence ?? (talk.why_not && words.why[talk.why_not]);
  return (
    <div class="hint-card" role="status">
      <p>{why}</p>
      {(talk.why_not === "suspended" || talk.why_not === "paused") && (
        <p>
          {words.pause[talk.side]}{" "}
          {talk.side === "student" && (
            <a href={talk.career ? `/ask?career=${talk.career.code}` : "/ask"}>{words.askOther}</a>
          )}
        </p>
      )}
      {talk.why_not === "consent" && (
        <p>
          <a href="/me/consents">{words.toConsents}</a>
        </p>
      )}
      {(talk.why_not === "account_suspended" || talk.why_not === "kept") && (
        <p>
          <a href="/me/notifications">{words.toNotifications}</a>
        </p>
      )}
    </div>
  );
}
