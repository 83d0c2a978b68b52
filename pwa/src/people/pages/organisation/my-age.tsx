import { useState } from "preact/hooks";
import { loadSession } from "../../../data/session";
import { settings } from "../../../data/settings";
import { dayOf } from "../../../ui/forms/day";
import { Field } from "../../../ui/forms/field";
import { LoadedPage } from "../../../ui/forms/loaded-page";
import { profileHref } from "../../../ui/forms/profile-href";
import { SelectField } from "../../../ui/forms/select-field";
import { Trouble } from "../../../ui/forms/trouble";
import { useLoaded } from "../../../ui/forms/use-loaded";
import { useSending } from "../../../ui/forms/use-sending";
import { show } from "../../../ui/navigation/announcer";
import { NeedsAccount } from "../../../ui/needs-account";
import { BackButton, PageTitle } from "../../../ui/page";
import { useNews } from "../../../ui/use-news";
import { type AgeState, ageApi } from "../../data/age";
import { ageWords } from "../../words/age";
import "../../../ui/forms/forms.css";
import { CodeForm } from "./code-form";

/** What a typed birth date does not open: how somebody who knows the person vouches for it. */
export function AgePage() {
  return <NeedsAccount>{(account) => <Age accountId={account.id} />}</NeedsAccount>;
}

function Age({ accountId }: { accountId: string }) {
  const words = ageWords();
  const loaded = useLoaded(`age ${accountId}`, ageApi.state);
  useNews(["age.vouched", "age.not_vouched"], loaded.reload);
  return (
    <LoadedPage loaded={loaded}>
      {(age) => (
        <div class="page text">
          <BackButton />
          <PageTitle text={words.title} />
          <Standing age={age} onChanged={loaded.reload} />
          <p class="actions">
            <a class="button" href="/mentors">
              {words.seeMentors}
            </a>
          </p>
        </div>
      )}
    </LoadedPage>
  );
}

function Standing({ age, onChanged }: { age: AgeState; onChanged: () => void }) {
  const words = ageWords();
  if (age.state === "vouched") {
    return (
      <section class="panel">
        <h2>{words.vouched}</h2>
        <p>{words.by(age.name, dayOf(age.at!))}</p>
        <p class="hint">{words.ends}</p>
      </section>
    );
  }
  if (age.state === "adult") return <p>{words.adult}</p>;
  if (age.state === "birth_date_needed") {
    return (
      <p>
        {words.noBirthDate} <a href={profileHref({ field: "birth-date" })}>{words.profile}</a>
      </p>
    );
  }
  return (
    <>
      <p>{words.why}</p>
      <p>
        <strong>{words.meanwhile}</strong>
      </p>
      {age.state === "asked" && <p class="banner">{words.asked}</p>}
      <CodeForm
        words={words}
        title={words.codeTitle}
        action={words.useCode}
        maxLength={20}
        use={async (code) => {
          await ageApi.useCode(code);
          show(words.vouched);
          onChanged();
          await loadSession().catch(() => undefined);
        }}
      />
      {age.state === "needed" && <AskForm onAsked={onChanged} />}
    </>
  );
}

function AskForm({ onAsked }: { onAsked: () => void }) {
  const words = ageWords();
  const departments = settings.value?.departments ?? [];
  const [place, setPlace] = useState("");
  const [department, setDepartment] = useState("");
  const [tried, setTried] = useState(false);
  const sending = useSending();
  const submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    setTried(true);
    if (!place.trim()) return;
    if (await sending.send(() => ageApi.ask(place, department || departments[0]!.code))) onAsked();
  };
  return (
    <form class="stack" onSubmit={(event) => void submit(event)} noValidate>
      <h2>{words.askTitle}</h2>
      <p>{words.askLead}</p>
      <Field
        label={words.place}
        hint={words.placeHelp}
        value={place}
        maxLength={120}
        onInput={setPlace}
        error={tried && !place.trim() ? words.placeNeeded : sending.fields.place}
      />
      <SelectField
        label={words.department}
        value={department || (departments[0]?.code ?? "")}
        options={departments.map(({ code, name }) => ({ value: code, label: name }))}
        onChange={setDepartment}
      />
      <Trouble of={sending} />
      <button type="submit" class="button" aria-disabled={sending.busy}>
        {words.ask}
      </button>
    </form>
  );
}
