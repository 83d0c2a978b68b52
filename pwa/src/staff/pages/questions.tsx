import { useState } from "preact/hooks";
import type { Me } from "../../data/session";
import { questionsApi, type WithAdviser } from "../../talk/data/questions";
import { AnswerCard } from "../../talk/pages/answering/answer-card";
import { TalkTabs } from "../../talk/parts/talk-tabs";
import { inboxWords } from "../../talk/words/inbox";
import { dayOf } from "../../ui/forms/day";
import { ListStates, MoreButton } from "../../ui/list-parts";
import { announce } from "../../ui/navigation/announcer";
import { useList } from "../../ui/use-list";
import { departmentText, StaffPage } from "./frame";
import "../../talk/pages/answering/answering.css";

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
