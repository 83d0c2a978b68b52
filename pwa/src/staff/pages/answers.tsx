import { useState } from "preact/hooks";
import { type AnswerForStaff, answersApi } from "../../talk/data/answers";
import { fromWhom } from "../../talk/pages/answers/answer-card";
import { answersWords } from "../../talk/words/answers";
import { OneChoice } from "../../ui/choices";
import { Field } from "../../ui/forms/field";
import { Trouble } from "../../ui/forms/trouble";
import { useSending } from "../../ui/forms/use-sending";
import { ListStates, MoreButton } from "../../ui/list-parts";
import { announce, show } from "../../ui/navigation/announcer";
import { query, setQuery } from "../../ui/navigation/router";
import { useList } from "../../ui/use-list";
import "../../talk/pages/answers/answers.css";
import { type Asked, Decide } from "./decide";
import { departmentText, StaffPage } from "./frame";

const PAGE = 20;
const STATUSES = ["agreed", "published", "refused"] as const;
const TEXT_MAX = 4000;

/** Answers that both people agreed to publish: a referent takes out what leads to somebody. */
export function StaffAnswersPage() {
  const words = answersWords();
  return (
    <StaffPage title={words.staffTitle} lead={words.staffLead} roles={["referent", "admin"]}>
      {() => <Queue />}
    </StaffPage>
  );
}

function Queue() {
  const words = answersWords();
  const [round, setRound] = useState(0);
  const [asked, setAsked] = useState<Asked | null>(null);
  const status = STATUSES.find((one) => one === query.value.get("status")) ?? "agreed";
  const list = useList<AnswerForStaff>(
    `staff answers ${status} ${round}`,
    (cursor, signal) => answersApi.forStaff({ status, limit: PAGE, ...(cursor && { cursor }) }, signal),
    (count) => announce(count ? words.found(count, false) : words.staffNone),
    { fresh: true },
  );
  const done = (said: string): void => {
    setAsked(null);
    show(said);
    setRound((last) => last + 1);
  };
  const refuse = (id: string): void =>
    setAsked({
      title: words.refuseTitle,
      text: words.refuseText,
      yes: words.refuseYes,
      reasons: words.reasons,
      act: (reason) => answersApi.refuse(id, reason),
    });
  return (
    <>
      <OneChoice
        legend={words.staffShown}
        quiet
        options={STATUSES.map((value) => ({ value, label: words.staffStatus[value] }))}
        chosen={status}
        onChange={(value) => setQuery({ status: value === "agreed" ? null : value })}
      />
      <ListStates list={list} none={words.staffNone} rows={3} />
      <div class="stack">
        {list.items.map((answer) => (
          <One
            key={answer.id}
            answer={answer}
            onPublished={() => done(words.publishedNow)}
            onRefuse={() => refuse(answer.id)}
          />
        ))}
      </div>
      <MoreButton list={list} />
      <Decide asked={asked} onClose={() => setAsked(null)} onDone={() => done(words.refusedNow)} />
    </>
  );
}

interface Props {
  answer: AnswerForStaff;
  onPublished: () => void;
  onRefuse: () => void;
}

function One({ answer, onPublished, onRefuse }: Props) {
  const words = answersWords();
  const sending = useSending();
  const [question, setQuestion] = useState(answer.question);
  const [text, setText] = useState(answer.answer);
  const waits = answer.status === "agreed";
  const publish = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    if (await sending.send(() => answersApi.publish(answer.id, { question, answer: text }))) onPublished();
  };
  return (
    <form class="card of-career" onSubmit={(event) => void publish(event)}>
      <div class="card-text stack">
        <p class="kind">
          {fromWhom(answer.mentor_kind)}
          {answer.career && `, ${answer.career.label}`}, {departmentText(answer.department)}
        </p>
        {waits ? (
          <>
            <Field
              label={words.question}
              rows={3}
              maxLength={TEXT_MAX}
              value={question}
              onInput={setQuestion}
              error={sending.fields.question}
            />
            <Field
              label={words.answer}
              rows={6}
              maxLength={TEXT_MAX}
              value={text}
              onInput={setText}
              error={sending.fields.answer}
            />
          </>
        ) : (
          <>
            <h2 class="said">{answer.question}</h2>
            <p class="said">{answer.answer}</p>
          </>
        )}
        <Trouble of={sending} />
        {answer.status !== "refused" && (
          <p class="actions">
            {waits && (
              <button type="submit" class="button main" aria-disabled={sending.busy}>
                {words.publish}
              </button>
            )}
            <button type="button" class="button" aria-haspopup="dialog" onClick={onRefuse}>
              {waits ? words.refuseTitle : words.takeOff}
            </button>
          </p>
        )}
      </div>
    </form>
  );
}
