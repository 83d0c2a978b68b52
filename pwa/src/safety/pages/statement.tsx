import { useState } from "preact/hooks";
import { momentText } from "../../data/format";
import { language } from "../../i18n";
import { dayOf } from "../../ui/forms/day";
import { Field } from "../../ui/forms/field";
import { LoadedPage } from "../../ui/forms/loaded-page";
import { Trouble } from "../../ui/forms/trouble";
import { type Loaded, useLoaded } from "../../ui/forms/use-loaded";
import { useSending } from "../../ui/forms/use-sending";
import { show } from "../../ui/navigation/announcer";
import { NeedsAccount } from "../../ui/needs-account";
import { BackButton, PageTitle } from "../../ui/page";
import { useNews } from "../../ui/use-news";
import { type Appeal, type Statement, statementsApi } from "../data/statements";
import { statementsWords } from "../words/statements";
import "../../ui/forms/forms.css";

const APPEAL_MIN = 10;
const APPEAL_MAX = 2000;

/** One decision that concerns the person: what, why, and how to have another moderator look again. */
export function StatementPage({ id }: { id: string }) {
  return <NeedsAccount>{(account) => <Mine key={account.id} id={id} />}</NeedsAccount>;
}

function Mine({ id }: { id: string }) {
  const loaded = useLoaded(`statement ${id}`, (signal) => statementsApi.read(id, signal));
  useNews(["appeal.decided"], loaded.reload);
  return <StatementView loaded={loaded} onAppeal={(appeal) => statementsApi.appeal(id, appeal)} />;
}

interface ViewProps {
  loaded: Loaded<Statement>;
  /** Sends an appeal; what the statement says then. */
  onAppeal: (appeal: Appeal) => Promise<Statement>;
}

/** A decision as its reader sees it. */
export function StatementView({ loaded, onAppeal }: ViewProps) {
  return (
    <LoadedPage loaded={loaded}>
      {(statement) => (
        <Read statement={statement} onAppeal={async (appeal) => loaded.replace(await onAppeal(appeal))} />
      )}
    </LoadedPage>
  );
}

function Read({ statement, onAppeal }: { statement: Statement; onAppeal: (appeal: Appeal) => Promise<void> }) {
  const words = statementsWords();
  const { side, decision, reason, until, lifted_at, may_appeal, appeal } = statement;
  return (
    <div class="page text">
      <BackButton />
      <PageTitle text={words.title} />
      <p class="facts">
        <span>{words.on(dayOf(statement.created_at))}</span>
        <span>{words.about[statement.subject_kind]}</span>
      </p>
      <section class="hint-card">
        <h2>{words.what[decision]}</h2>
        <p>{side === "reporter" && decision === "dismiss" ? words.reported.dismiss : effect(statement)}</p>
        {side === "concerned" && decision === "dismiss" && <p>{dismissed(statement)}</p>}
        {until && (
          <p>
            <strong>{words.until(momentText(until, language.value))}</strong>
          </p>
        )}
        {lifted_at && (
          <p>
            <strong>{words.lifted(dayOf(lifted_at))}</strong>
          </p>
        )}
      </section>
      {reason && (
        <section>
          <h2>{words.reason}</h2>
          <p class="quoted">{reason}</p>
        </section>
      )}
      <p class="hint">{words.human}</p>
      {appeal && (
        <section>
          <h2>{words.appealTitle}</h2>
          <p class="hint">{words.appealOn(dayOf(appeal.created_at))}</p>
          <p class="quoted">{appeal.text}</p>
          <p>
            <strong>{words.statuses[appeal.status]}</strong>
          </p>
          {appeal.answer && <p class="quoted">{appeal.answer}</p>}
        </section>
      )}
      {may_appeal && <AppealForm until={statement.appeal_until} onAppeal={onAppeal} />}
      {!may_appeal && !appeal && !lifted_at && !statement.unmasked && !statement.waited && decision !== "acted" && (
        <p class="hint">{words.closed(dayOf(statement.appeal_until))}</p>
      )}
      {side === "concerned" && <p class="hint">{words.rights}</p>}
    </div>
  );
}

/** What a decision changes. */
function effect({ decision, kept_from_minors }: Statement): string {
  const words = statementsWords();
  if (!kept_from_minors) return words.text[decision];
  return decision === "warn" ? words.kept : `${words.text[decision]} ${words.kept}`;
}

/** What a dismissal means for the author of what was looked at. */
function dismissed({ waited, unmasked }: Statement): string {
  const words = statementsWords();
  if (waited) return words.waited;
  return unmasked ? words.unmasked : words.masked;
}

function AppealForm({ until, onAppeal }: { until: string; onAppeal: (appeal: Appeal) => Promise<void> }) {
  const words = statementsWords();
  const sending = useSending();
  const [id] = useState(() => crypto.randomUUID());
  const [text, setText] = useState("");
  const [short, setShort] = useState(false);
  const submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const given = text.trim();
    setShort(given.length < APPEAL_MIN);
    if (given.length < APPEAL_MIN) return;
    if (await sending.send(() => onAppeal({ id, text: given }))) show(words.appealSent);
  };
  return (
    <section>
      <h2>{words.appeal}</h2>
      <p>{words.appealText(dayOf(until))}</p>
      <form class="stack" noValidate onSubmit={(event) => void submit(event)}>
        <Field
          label={words.appealWords}
          hint={words.appealHint}
          rows={5}
          maxLength={APPEAL_MAX}
          value={text}
          onInput={setText}
          error={short ? words.appealHint : sending.fields.text}
        />
        <Trouble of={sending} />
        <button type="submit" class="button main" aria-disabled={sending.busy}>
          {words.send}
        </button>
      </form>
    </section>
  );
}
