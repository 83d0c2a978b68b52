import { useState } from "preact/hooks";
import { announce } from "../../app/announcer";
import { dayOf } from "../../components/forms/day";
import { ListStates, MoreButton } from "../../components/list-parts";
import { TalkTabs } from "../../components/talks/talk-tabs";
import { useList } from "../../components/use-list";
import { questionsApi, type WithAdviser } from "../../data/account/questions";
import type { Me } from "../../data/session";
import { inboxWords } from "../../i18n/inbox";
import { departmentText, StaffPage } from "../staff/frame";
import { AnswerCard } from "./answer-card";
import "./answering.css";

const PAGE = 20;

/** The questions that nobody answered: advisers take them, the oldest first. */
export function StaffQuestionsPage() {
  const words = inboxWords();
  return (
    <StaffPage title={words.staffTitle} lead={words.staffLead} roles={["adviser"]}>
      {(account) => <Queue key={account.id} account={account} />}
    </StaffPage>
  );
}

function Queue({ account }: { account: Me }) {
  const words = inboxWords();
  const [gone, setGone] = useState<string[]>([]);
  const list = useList<WithAdviser>(
    `staff questions ${account.id}`,
    (cursor, signal) => questionsApi.withAdvisers({ limit: PAGE, ...(cursor && { cursor }) }, signal),
    (count) => announce(words.count(count)),
    { fresh: true },
  );
  const items = list.items.filter(({ id }) => !gone.includes(id));
  return (
    <>
      <TalkTabs account={account} />
      <ListStates list={{ ...list, items }} none={words.none} />
      {items.length > 0 && (
        <>
          <h2 class="hidden">{words.count(items.length)}</h2>
          <ul class="cards">
            {items.map((question) => (
              <AnswerCard
                key={question.id}
                question={question}
                kind={departmentText(question.department)}
                when={words.asked(dayOf(question.created_at))}
                onGone={() => setGone([...gone, question.id])}
              />
            ))}
          </ul>
        </>
      )}
      <MoreButton list={list} />
    </>
  );
}
