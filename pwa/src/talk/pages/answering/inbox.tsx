import { useEffect, useState } from "preact/hooks";
import { ListFailure } from "../../../ui/failure";
import { type Question as Asked, Confirm } from "../../../ui/forms/confirm";
import { announce, show } from "../../../ui/navigation/announcer";
import "../../../ui/forms/forms.css";
import { momentText, parisDay } from "../../../data/format";
import { on } from "../../../data/live";
import type { Me } from "../../../data/session";
import { language } from "../../../i18n";
import { useLoaded } from "../../../ui/forms/use-loaded";
import { Empty, MoreButton } from "../../../ui/list-parts";
import { NeedsAccount } from "../../../ui/needs-account";
import { PageTitle } from "../../../ui/page";
import { ListSkeleton } from "../../../ui/skeleton";
import { useList } from "../../../ui/use-list";
import { useNews } from "../../../ui/use-news";
import { mentorsApi } from "../../data/mentors";
import { type Offered, questionsApi } from "../../data/questions";
import { TalkTabs } from "../../parts/talk-tabs";
import { inboxWords } from "../../words/inbox";
import { AnswerCard } from "./answer-card";
import { TakenByMe } from "./taken-by-me";
import "./answering.css";

const PAGE = 20;

/** The questions offered to a mentor: answer one, or leave it to others. */
export function InboxPage() {
  return <NeedsAccount roles={["mentor"]}>{(account) => <Inbox key={account.id} account={account} />}</NeedsAccount>;
}

function Inbox({ account }: { account: Me }) {
  const words = inboxWords();
  const [left, setLeft] = useState<string[]>([]);
  const [gone, setGone] = useState<unknown[]>([]);
  const [asking, setAsking] = useState<Asked | null>(null);
  const [round, setRound] = useState(0);
  const [news, setNews] = useState(false);
  // What somebody reads stays where it is until they ask for more.
  useNews(["question.offered"], () => setNews(true), { anew: false });
  useEffect(() => on("question.gone", ({ question_id }) => setGone((before) => [...before, question_id])), []);
  const list = useList<Offered>(
    `inbox ${account.id} ${round}`,
    (cursor, signal) => questionsApi.inbox({ limit: PAGE, ...(cursor && { cursor }) }, signal),
    (count) => announce(words.count(count)),
    { fresh: true },
  );
  const items = list.items.filter(({ id }) => !left.includes(id));
  const leave = ({ id }: Offered): void => {
    setAsking({
      title: words.declineTitle,
      text: words.declineText,
      yes: words.declineYes,
      act: () => questionsApi.decline(id),
      onDone: () => {
        setLeft([...left, id]);
        show(words.declined);
      },
    });
  };
  return (
    <div class="page">
      <PageTitle text={words.title} />
      <TalkTabs account={account} />
      <p class="lead">{words.lead}</p>
      <Standing accountId={account.id} />
      <p>
        <a href="/meetings/new">{words.announceMeeting}</a>
      </p>
      <TakenByMe />
      <div role="status">
        {news && (
          <button
            type="button"
            class="button wide"
            onClick={() => {
              setNews(false);
              setRound(round + 1);
            }}
          >
            {words.news}
          </button>
        )}
      </div>
      {list.state === "loading" && <ListSkeleton />}
      {list.state === "failed" && <ListFailure error={list.error} onRetry={list.retry} />}
      {list.state === "ready" && !items.length && <Empty picture="talks" title={words.none} text={words.noneHelp} />}
      {items.length > 0 && (
        <>
          <h2 class="hidden">{words.count(items.length)}</h2>
          <ul class="cards">
            {items.map((question) => (
              <AnswerCard
                key={question.id}
                question={question}
                kind={question.direct ? words.direct : words.pool}
                when={words.received(momentText(question.offered_at, language.value))}
                gone={gone.includes(question.id)}
                onGone={() => setLeft([...left, question.id])}
              >
                <button
                  type="button"
                  class="button"
                  aria-haspopup="dialog"
                  aria-label={words.declineOf(question.student.first_name || words.someone)}
                  onClick={() => leave(question)}
                >
                  {words.decline}
                </button>
              </AnswerCard>
            ))}
          </ul>
          <p class="hint">
            {words.keeps} {words.rules}
          </p>
        </>
      )}
      <MoreButton list={list} />
      <Confirm question={asking} onClose={() => setAsking(null)} />
    </div>
  );
}

/** How much one still takes, and why nothing arrives where nothing does. */
function Standing({ accountId }: { accountId: string }) {
  const words = inboxWords();
  const { data } = useLoaded(`availability ${accountId}`, mentorsApi.availability);
  if (!data) return null;
  const today = parisDay(new Date());
  const { open_now, capacity, kept_out } = data;
  let why = open_now >= capacity ? words.full : "";
  if ((data.away_from ?? "9") <= today && today <= (data.away_until ?? "")) why = words.away;
  if (data.paused) why = data.paused_for_silence ? words.silent : words.paused;
  if (kept_out) why = words.keptOut;
  return (
    <div class={why ? "banner standing" : "standing"}>
      <p>{why || words.open(open_now, capacity)}</p>
      {data.thanks > 0 && <p>{words.thanks(data.thanks)}</p>}
      <p>
        {kept_out ? (
          <a href="/me/statements">{words.toDecisions}</a>
        ) : (
          <a href="/me/availability">{words.toAvailability}</a>
        )}
      </p>
    </div>
  );
}
