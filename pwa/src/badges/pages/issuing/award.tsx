import { useEffect, useId, useRef, useState } from "preact/hooks";
import { Confirm, type Question } from "../../../ui/forms/confirm";
import { Field } from "../../../ui/forms/field";
import { LoadedPage } from "../../../ui/forms/loaded-page";
import { Trouble } from "../../../ui/forms/trouble";
import { useKeptText } from "../../../ui/forms/use-kept-text";
import { useLoaded } from "../../../ui/forms/use-loaded";
import { useSending } from "../../../ui/forms/use-sending";
import { query, setQuery } from "../../../ui/navigation/router";
import { NeedsAccount } from "../../../ui/needs-account";
import { BackButton, PageTitle } from "../../../ui/page";
import { type Achievement, type Batch, issuingApi } from "../../data/issuing/issuing";
import { leftOut, linesOf, type SentList } from "../../data/issuing/left-out";
import { MOST, readRecipients, textOf } from "../../data/issuing/recipients";
import { keepFailed, keepSent, keptSent } from "../../data/issuing/sent-list";
import { issuingWords } from "../../words/issuing";
import "../../../ui/forms/forms.css";
import "./issuing.css";
import { Picture } from "./home";
import { NotSent } from "./not-sent";
import { Bar, keepBatch, Running, useBatch } from "./running";

/** How many lines that are wrong are told one by one. */
const TOLD = 10;

/** A badge to one person, or to a list of them. `?batch=` shows how far a list has come. */
export function AwardPage({ id }: { id: string }) {
  return <NeedsAccount roles={["issuer"]}>{() => <Loaded id={id} />}</NeedsAccount>;
}

function Loaded({ id }: { id: string }) {
  const loaded = useLoaded(`achievement ${id}`, (signal) => issuingApi.read(id, signal));
  const batch = query.value.get("batch");
  const [first, setFirst] = useState(EMPTY);
  const correct = (list: Begun): void => {
    setFirst(list);
    setQuery({ batch: null });
  };
  return (
    <LoadedPage loaded={loaded}>
      {(achievement) => (
        <div class="page">
          <BackButton />
          <div class="award-head">
            <Picture url={achievement.image_url} />
            <div>
              <p class="kind">{achievement.name}</p>
              <PageTitle text={issuingWords().awarding.title} />
            </div>
          </div>
          {batch ? (
            <Progress key={batch} id={batch} achievement={achievement} onCorrect={correct} />
          ) : (
            <Form achievement={achievement} first={first} onSent={() => setFirst(EMPTY)} />
          )}
        </div>
      )}
    </LoadedPage>
  );
}

/** What a form begins with: nothing, or lines to correct. */
interface Begun {
  text: string;
  narrative: string;
}

const EMPTY: Begun = { text: "", narrative: "" };

interface FormProps {
  achievement: Achievement;
  first: Begun;
  onSent: () => void;
}

function Form({ achievement, first, onSent }: FormProps) {
  const words = issuingWords().awarding;
  const sending = useSending();
  const [batch] = useState(() => crypto.randomUUID());
  const [text, setText] = useState(first.text);
  const [narrative, setNarrative] = useKeptText(`award-words:${achievement.id}`, first.narrative);
  const file = useId();
  const [read, setRead] = useState(first.text);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (first.text) form.current?.querySelector("textarea")?.focus();
  }, []);
  const list = readRecipients(text);
  const { recipients, wrong } = list;
  const lines = text.split("\n").length;
  // A line that is still being typed is not wrong yet.
  const told = wrong.filter(({ line }) => line < lines || read === text);
  const withWords = recipients.filter((one) => one.narrative).length;
  const tooMany = recipients.length > MOST;
  const [question, setQuestion] = useState<Question | null>(null);
  const ask = (): void => {
    if (!recipients.length || tooMany) return;
    if (!wrong.length) return void go();
    setQuestion({
      title: words.go(recipients.length),
      text: words.leftOut(wrong.length),
      yes: words.go(recipients.length),
      act: () => Promise.resolve(),
      onDone: go,
    });
  };
  const go = async (): Promise<void> => {
    if (!(await sending.send(() => issuingApi.award(achievement.id, batch, recipients, narrative)))) return;
    keepBatch(achievement.id, batch);
    keepSent(achievement.id, batch, narrative, list);
    setNarrative("");
    onSent();
    setQuery({ batch });
  };
  return (
    <form
      ref={form}
      class="stack"
      noValidate
      onFocusOut={() => setRead(text)}
      onSubmit={(event) => {
        event.preventDefault();
        ask();
      }}
    >
      <Running achievement={achievement.id} />
      <p class="lead">{words.lead}</p>
      <Field
        label={words.addresses}
        hint={words.addressesHint}
        value={text}
        onInput={setText}
        rows={6}
        error={tooMany ? words.tooMany(MOST) : sending.fields.recipients}
      />
      {told.length > 0 && (
        <ul class="wrong-lines">
          {told.slice(0, TOLD).map(({ line, text: typed, why }) => (
            <li key={line} class="field-error">
              {words[why](line, typed)}
            </li>
          ))}
          {told.length > TOLD && <li class="field-error">{words.moreWrong(told.length - TOLD)}</li>}
        </ul>
      )}
      <div class="field">
        <label for={file}>{words.file}</label>
        <input
          id={file}
          type="file"
          accept=".csv,.txt,text/csv,text/plain"
          onChange={(event) => {
            const chosen = event.currentTarget.files?.[0];
            event.currentTarget.value = "";
            if (!chosen) return;
            void textOf(chosen).then((content) => {
              setText(content);
              setRead(content);
            });
          }}
        />
      </div>
      <Field
        label={words.words}
        hint={words.wordsHint}
        value={narrative}
        onInput={setNarrative}
        rows={3}
        maxLength={1000}
        error={sending.fields.narrative}
      />
      <Trouble of={sending} />
      <p role="status" class="hint">
        {words.found(recipients.length, withWords)}
      </p>
      <button type="submit" class="button main wide" aria-disabled={sending.busy || !recipients.length || tooMany}>
        {words.go(recipients.length)}
      </button>
      <Confirm question={question} onClose={() => setQuestion(null)} />
    </form>
  );
}

interface ProgressProps {
  id: string;
  achievement: Achievement;
  onCorrect: (list: Begun) => void;
}

function Progress({ id, achievement, onCorrect }: ProgressProps) {
  const words = issuingWords().awarding;
  const loaded = useBatch(id);
  const [sent] = useState(() => keptSent(achievement.id, id));
  const over = loaded.data?.finished_at;
  useEffect(() => {
    if (!over) return;
    // What failed was seen here: the page of the badge need not tell it again.
    keepBatch(achievement.id, null);
    if (sent) keepFailed(achievement.id, sent, loaded.data?.lines ?? []);
  }, [over]);
  return (
    <LoadedPage loaded={loaded}>
      {(shown) => (
        <>
          <Bar batch={shown} />
          <Rest batch={shown} sent={sent} onCorrect={onCorrect} />
          <p class="actions">
            <a class="button main" href={`/issuing/achievements/${achievement.id}`}>
              {words.back}
            </a>
            <a class="button" href={`/issuing/achievements/${achievement.id}/award`}>
              {words.again}
            </a>
          </p>
        </>
      )}
    </LoadedPage>
  );
}

interface RestProps {
  batch: Batch;
  sent: SentList | undefined;
  onCorrect: (list: Begun) => void;
}

function Rest({ batch, sent, onCorrect }: RestProps) {
  const lines = leftOut(sent, batch.lines);
  const text = linesOf(sent, lines);
  return (
    <NotSent
      lines={lines}
      more={batch.failed - batch.lines.length}
      text={text}
      onCorrect={() => onCorrect({ text, narrative: sent?.narrative ?? "" })}
    />
  );
}
