import { useState } from "preact/hooks";
import { show } from "../../app/announcer";
import { Confirm, type Question } from "../../components/forms/confirm";
import { dayOf } from "../../components/forms/day";
import { Field } from "../../components/forms/field";
import { LoadedPage } from "../../components/forms/loaded-page";
import { Trouble } from "../../components/forms/trouble";
import { useLoaded } from "../../components/forms/use-loaded";
import { useSending } from "../../components/forms/use-sending";
import { NeedsAccount } from "../../components/needs-account";
import { BackButton, PageTitle } from "../../components/page";
import { organisationsApi, type School } from "../../data/account/organisations";
import { rolesWords } from "../../i18n/roles";
import "../../components/forms/forms.css";
import "../roles/roles.css";

/** The school of a pupil: linked by a code, unlinked at any time. */
export function MySchoolPage() {
  return <NeedsAccount roles={["student"]}>{(account) => <MySchool accountId={account.id} />}</NeedsAccount>;
}

function MySchool({ accountId }: { accountId: string }) {
  const words = rolesWords().school;
  const loaded = useLoaded(`school ${accountId}`, organisationsApi.school);
  return (
    <LoadedPage loaded={loaded}>
      {({ school }) => (
        <div class="page">
          <BackButton />
          <PageTitle text={words.title} />
          {school ? <Linked school={school} onChanged={loaded.reload} /> : <p class="lead">{words.lead}</p>}
          {school ? (
            <details>
              <summary>{words.change}</summary>
              <CodeForm onLinked={loaded.reload} />
            </details>
          ) : (
            <CodeForm onLinked={loaded.reload} />
          )}
          <p class="hint">{words.sees}</p>
        </div>
      )}
    </LoadedPage>
  );
}

function Linked({ school, onChanged }: { school: School; onChanged: () => void }) {
  const words = rolesWords().school;
  const [question, setQuestion] = useState<Question | null>(null);
  const unlink = (): void =>
    setQuestion({
      title: words.unlink,
      text: words.unlinkAsk,
      yes: words.unlinkYes,
      act: organisationsApi.leaveSchool,
      onDone: () => {
        show(words.unlinked);
        onChanged();
      },
    });
  return (
    <section class="panel">
      <p>{words.current}</p>
      <h2>{school.name}</h2>
      <p class="hint">
        {school.commune_name}, {words.since(dayOf(school.linked_at))}{" "}
        {school.linked_by === "code" ? words.byCode : words.bySignIn}
      </p>
      <p class="actions">
        <button type="button" class="button" aria-haspopup="dialog" onClick={unlink}>
          {words.unlink}
        </button>
      </p>
      <Confirm question={question} onClose={() => setQuestion(null)} />
    </section>
  );
}

function CodeForm({ onLinked }: { onLinked: () => void }) {
  const words = rolesWords().school;
  const [code, setCode] = useState("");
  const [tried, setTried] = useState(false);
  const sending = useSending();
  const submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    setTried(true);
    if (!code.trim()) return;
    await sending.send(async () => {
      const school = await organisationsApi.joinSchool(code.trim());
      show(words.linked(school.name));
      setCode("");
      setTried(false);
      onLinked();
    });
  };
  return (
    <form class="stack" onSubmit={(event) => void submit(event)} noValidate>
      <Field
        label={words.code}
        hint={words.codeHelp}
        value={code}
        maxLength={12}
        autoComplete="off"
        onInput={setCode}
        error={tried && !code.trim() ? words.codeNeeded : sending.fields["code"]}
      />
      <Trouble of={sending} />
      <button type="submit" class="button main" aria-disabled={sending.busy}>
        {words.link}
      </button>
    </form>
  );
}
