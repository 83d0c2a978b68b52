import { useState } from "preact/hooks";
import { type AnswerForStaff, answersApi } from "../../talk/data/answers";
import { fromWhom } from "../../talk/pages/answers/answer-card";
import { answersWords } from "../../talk/words/answers";
import { Field } from "../../ui/forms/field";
import { Trouble } from "../../ui/forms/trouble";
import { useSending } from "../../ui/forms/use-sending";
import { show } from "../../ui/navigation/announcer";
import "../../talk/pages/answers/answers.css";
import { staffWords } from "../words/staff";
import { departmentText, StaffPage } from "./frame";
import { Filter, filterOf, StaffList } from "./list";

/** Each is a form of its own. */
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
  const status = filterOf("status", STATUSES);
  const refusalOf = (id: string) => ({
    title: words.refuseTitle,
    text: words.refuseText,
    yes: words.refuseYes,
    reasons: words.reasons,
    act: (reason: string) => answersApi.refuse(id, reason),
  });
  return (
    <>
      <Filter name="status" legend={words.staffShown} values={STATUSES} words={words.staffStatus} />
      <StaffList<AnswerForStaff>
        name={`staff answers ${status}`}
        load={(page, signal) => answersApi.forStaff({ status, ...page, limit: PAGE }, signal)}
        none={words.staffNone}
        found={(count) => words.found(count, false)}
        decided={words.refusedNow}
      >
        {(answers, { ask, reload }) => (
          <div class="stack">
            {answers.map((answer) => (
              <One
                key={answer.id}
                answer={answer}
                onPublished={() => {
                  show(words.publishedNow);
                  reload();
                }}
                onRefuse={() => ask(refusalOf(answer.id))}
              />
            ))}
          </div>
        )}
      </StaffList>
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
  const names = answer.names.filter((name) => question.includes(name) || text.includes(name));
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
            {names.length > 0 && <p class="hint">{staffWords().maybeNames(names.join(", "))}</p>}
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
