import { useState } from "preact/hooks";
import { careerOptions } from "../../people/pages/roles/searches";
import { answersApi } from "../../talk/data/answers";
import { Combo } from "../../ui/forms/combo";
import { Field } from "../../ui/forms/field";
import { Trouble } from "../../ui/forms/trouble";
import { useSending } from "../../ui/forms/use-sending";
import { show } from "../../ui/navigation/announcer";
import { navigate, query } from "../../ui/navigation/router";
import { missingApi } from "../data/missing";
import { missingWords } from "../words/missing";
import { StaffPage } from "./frame";

const TEXT_MAX = 4000;

/** What the Region answers to a question that is asked often. */
export function WriteAnswerPage() {
  const words = missingWords();
  return (
    <StaffPage title={words.writeTitle} lead={words.writeLead} roles={["referent", "admin"]}>
      {() => <Form />}
    </StaffPage>
  );
}

function Form() {
  const words = missingWords();
  const sending = useSending();
  // What is asked often, where it comes from that list.
  const missing = query.value.get("missing");
  const [id] = useState(() => crypto.randomUUID());
  const [question, setQuestion] = useState(query.value.get("question") ?? "");
  const [answer, setAnswer] = useState("");
  const [career, setCareer] = useState<{ key: string; label: string } | null>(null);
  const submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const write = () => answersApi.write({ id, question, answer, career: career?.key ?? null });
    if (!(await sending.send(write))) return;
    const put = missing
      ? await missingApi.decide(missing, "done").then(
          () => true,
          () => false,
        )
      : false;
    show(put ? words.publishedAndDone : words.published);
    navigate(missing ? "/staff/missing-questions" : "/staff/answers?status=published", { replace: true });
  };
  return (
    <form class="stack" onSubmit={(event) => void submit(event)}>
      <Field
        label={words.question}
        rows={3}
        maxLength={TEXT_MAX}
        required
        value={question}
        onInput={setQuestion}
        error={sending.fields.question}
      />
      <Field
        label={words.text}
        rows={8}
        maxLength={TEXT_MAX}
        required
        value={answer}
        onInput={setAnswer}
        error={sending.fields.answer}
      />
      <Combo
        label={words.career}
        hint={words.careerHint}
        none={words.careerNone}
        chosen={career?.label}
        error={sending.fields.career}
        search={careerOptions}
        onChoose={setCareer}
      />
      <Trouble of={sending} />
      <p class="actions">
        <button type="submit" class="button main" aria-disabled={sending.busy}>
          {words.publish}
        </button>
      </p>
    </form>
  );
}
