import { useEffect, useState } from "preact/hooks";
import { offline, onBackOnline } from "../../../data/connection";
import { momentText } from "../../../data/format";
import { waitingMessages } from "../../../data/outbox";
import type { Me } from "../../../data/session";
import { language } from "../../../i18n";
import { OneChoice } from "../../../ui/choices";
import { ListFailure } from "../../../ui/failure";
import { Fetched } from "../../../ui/forms/fetched";
import { MoreButton } from "../../../ui/list-parts";
import { announce } from "../../../ui/navigation/announcer";
import { query, setQuery } from "../../../ui/navigation/router";
import { NeedsAccount } from "../../../ui/needs-account";
import { PageTitle } from "../../../ui/page";
import { ListSkeleton } from "../../../ui/skeleton";
import { useList } from "../../../ui/use-list";
import { useNews } from "../../../ui/use-news";
import { talksApi } from "../../data/conversations/api";
import { keepItems, keptItems } from "../../data/conversations/kept";
import type { Side, TalkItem } from "../../data/conversations/shapes";
import { TALK_NEWS } from "../../data/unread";
import { TalkTabs } from "../../parts/talk-tabs";
import { talksWords } from "../../words/talks";
import { nameOf } from "./bubble";
import "./conversations.css";

type State = "open" | "closed";

/** All conversations of a person, the last used first. */
export function ConversationsPage() {
  return <NeedsAccount>{(account) => <Mine account={account} />}</NeedsAccount>;
}

function Mine({ account }: { account: Me }) {
  const words = talksWords();
  const state: State = query.value.get("state") === "closed" ? "closed" : "open";
  const [round, setRound] = useState(0);
  const again = (): void => setRound((before) => before + 1);
  useNews(TALK_NEWS, again);
  useEffect(() => onBackOnline(again), []);
  const list = useList<TalkItem>(
    `talks ${account.id} ${state} ${round}`,
    async (cursor, signal) => {
      const page = await talksApi.mine(state, cursor, signal);
      await keepItems(account.id, page.items);
      return page;
    },
    // Why there is none is announced where it is known.
    (count) => count && announce(words.found(count)),
    { fresh: true },
  );
  const kept = useKept(account, state, round);
  // What the phone has stands until the server has answered, and instead of it without a network.
  const fromServer = list.state === "ready";
  const items = fromServer || list.items.length ? list.items : kept;
  return (
    <div class="page">
      <PageTitle text={words.title} />
      <TalkTabs account={account} />
      <OneChoice<State>
        legend={words.statesLabel}
        quiet
        options={[
          { value: "open", label: words.states.open },
          { value: "closed", label: words.states.closed },
        ]}
        chosen={state}
        onChange={(value) => setQuery({ state: value === "open" ? null : value })}
      />
      {offline.value && items.length > 0 && <p class="banner">{words.kept}</p>}
      {list.state === "loading" && items.length === 0 && <ListSkeleton rows={3} />}
      {list.state === "failed" && items.length === 0 && <ListFailure error={list.error} onRetry={list.retry} />}
      {fromServer && items.length === 0 && (
        <Fetched load={() => import("./none")}>
          {({ None }) => <None account={account} closed={state === "closed"} />}
        </Fetched>
      )}
      {items.length > 0 && <h2 class="hidden">{words.states[state]}</h2>}
      <ul class="cards">
        {items.map((item) => (
          <TalkCard key={item.id} item={item} />
        ))}
      </ul>
      <MoreButton list={list} />
    </div>
  );
}

function lastWords({ side, text }: NonNullable<TalkItem["last"]>, own: Side): string {
  const words = talksWords();
  if (!text) return words.hidden;
  return side === own ? words.said(words.me[own], text) : text;
}

function useKept(account: Me, state: State, round: number): TalkItem[] {
  const [kept, setKept] = useState<TalkItem[]>([]);
  useEffect(() => void keptItems(account.id).then(setKept), [account.id, round]);
  return kept.filter(({ status }) => (status === "closed") === (state === "closed"));
}

function TalkCard({ item }: { item: TalkItem }) {
  const words = talksWords();
  const { id, other, career, last, unread, side, awaits } = item;
  const waits = waitingMessages.value.filter(({ conversationId }) => conversationId === id).length;
  return (
    <li class="card of-career">
      <div class="card-text">
        <p class="kind">{other.job_title || words.kinds[other.kind]}</p>
        <h3>
          <a href={`/conversations/${id}`}>{nameOf(item)}</a>{" "}
          {unread > 0 && (
            <span class="badge">
              <span aria-hidden="true">{unread}</span>
              <span class="hidden">, {words.unread(unread)}</span>
            </span>
          )}
        </h3>
        {last && <p class="last-words">{lastWords(last, side)}</p>}
        <p class="facts hint">
          <span>{momentText(item.last_at, language.value)}</span>
          {career && <span>{career.label}</span>}
        </p>
        {(awaits || waits > 0) && (
          <p class="tags">
            {awaits && <span class="tag">{words.awaits}</span>}
            {waits > 0 && <span class="tag">{words.waits(waits)}</span>}
          </p>
        )}
      </div>
    </li>
  );
}
