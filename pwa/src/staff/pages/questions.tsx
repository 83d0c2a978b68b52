import type { Me } from "../../data/session";
import { questionsApi, type WithAdviser } from "../../talk/data/questions";
import { AnswerCard } from "../../talk/pages/answering/answer-card";
import { TalkTabs } from "../../talk/parts/talk-tabs";
import { inboxWords } from "../../talk/words/inbox";
import { dayOf } from "../../ui/forms/day";
import { departmentText, StaffPage } from "./frame";
import { StaffList } from "./list";
import "../../talk/pages/answering/answering.css";

/** The questions to the advisers, and those that nobody answered: advisers take them, the oldest first. */
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
  return (
    <>
      <TalkTabs account={account} />
      <StaffList<WithAdviser>
        name={`staff questions ${account.id}`}
        load={(page, signal) => questionsApi.withAdvisers(page, signal)}
        none={words.none}
        found={words.count}
      >
        {(questions, { reload }) => (
          <>
            <h2 class="hidden">{words.count(questions.length)}</h2>
            <ul class="cards">
              {questions.map((question) => (
                <AnswerCard
                  key={question.id}
                  question={question}
                  kind={`${question.direct ? words.staffDirect : words.staffLeft} · ${departmentText(question.department)}`}
                  when={words.asked(dayOf(question.created_at))}
                  onGone={reload}
                />
              ))}
            </ul>
          </>
        )}
      </StaffList>
    </>
  );
}
