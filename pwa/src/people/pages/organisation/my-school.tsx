import { useState } from "preact/hooks";
import { Confirm, type Question } from "../../../ui/forms/confirm";
import { dayOf } from "../../../ui/forms/day";
import { LoadedPage } from "../../../ui/forms/loaded-page";
import { useLoaded } from "../../../ui/forms/use-loaded";
import { show } from "../../../ui/navigation/announcer";
import { NeedsAccount } from "../../../ui/needs-account";
import { BackButton, PageTitle } from "../../../ui/page";
import { organisationsApi, type School } from "../../data/organisations";
import { rolesWords } from "../../words/roles";
import "../../../ui/forms/forms.css";
import "../roles/roles.css";
import { CodeForm } from "./code-form";

/** The school of a pupil: linked by a code, unlinked at any time. */
export function MySchoolPage() {
  return <NeedsAccount roles={["student"]}>{(account) => <MySchool accountId={account.id} />}</NeedsAccount>;
}

function MySchool({ accountId }: { accountId: string }) {
  const words = rolesWords().school;
  const loaded = useLoaded(`school ${accountId}`, organisationsApi.school);
  const form = (
    <CodeForm
      words={words}
      action={words.link}
      maxLength={12}
      use={async (code) => {
        const school = await organisationsApi.joinSchool(code);
        show(words.linked(school.name));
        loaded.reload();
      }}
    />
  );
  return (
    <LoadedPage loaded={loaded}>
      {({ school }) => (
        <div class="page">
          <BackButton />
          <PageTitle text={words.title} />
          {school ? <Linked school={school} onChanged={loaded.reload} /> : <p class="lead">{words.lead}</p>}
          <p>{words.sees}</p>
          {school ? (
            <details>
              <summary>{words.change}</summary>
              {form}
            </details>
          ) : (
            form
          )}
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
