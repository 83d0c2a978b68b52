import { useState } from "preact/hooks";
import { api } from "../../../data/client";
import type { Me } from "../../../data/session";
import { Combo, type ComboOption } from "../../../ui/forms/combo";
import { Field } from "../../../ui/forms/field";
import { Trouble } from "../../../ui/forms/trouble";
import { useSending } from "../../../ui/forms/use-sending";
import { NeedsAccount } from "../../../ui/needs-account";
import { BackButton, PageTitle } from "../../../ui/page";
import { organisationsApi } from "../../data/organisations";
import { rolesWords } from "../../words/roles";
import "../../../ui/forms/forms.css";
import { askAndShow } from "./organisation-form";
import "./roles.css";
import { schoolOptions } from "./searches";

/** Becoming the contact person of a school. */
export function SchoolFormPage() {
  return <NeedsAccount>{(account) => <SchoolForm account={account} />}</NeedsAccount>;
}

function SchoolForm({ account }: { account: Me }) {
  const words = rolesWords().schoolForm;
  const [school, setSchool] = useState<{ name: string; uai: string } | null>(null);
  const [uai, setUai] = useState("");
  const [error, setError] = useState("");
  const choosing = useSending();
  const sending = useSending();

  const choose = ({ key }: ComboOption): void => {
    setError("");
    void choosing.send(async () => {
      const place = await api.place(key);
      if (place.uai) setSchool({ name: place.name, uai: place.uai });
      else setError(words.noUai);
    });
  };
  const submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const wanted = school?.uai ?? uai.trim().toUpperCase();
    if (!wanted) return setError(words.needed);
    setError("");
    await sending.send(async () => {
      // Asked for before: the school is there already, only the request is new.
      const mine = (await organisationsApi.mine()).find((one) => one.uai === wanted);
      const organisation = mine ?? (await organisationsApi.create({ kind: "school", uai: wanted }));
      await askAndShow("school", organisation.id);
    });
  };
  return (
    <div class="page">
      <BackButton />
      <PageTitle text={words.title} />
      <p class="lead">{words.lead}</p>
      <form class="stack" onSubmit={(event) => void submit(event)} noValidate>
        <Combo
          label={words.search}
          hint={words.searchHelp}
          none={words.none}
          chosen={school ? words.chosen(school.name, school.uai) : undefined}
          error={error || undefined}
          search={schoolOptions}
          onChoose={choose}
        />
        <Trouble of={choosing} />
        <Field
          label={words.uai}
          hint={words.uaiHelp}
          value={uai}
          maxLength={8}
          autoComplete="off"
          onInput={(text) => {
            setUai(text);
            setSchool(null);
          }}
          error={sending.fields.uai}
        />
        <section class="word">
          <h2>{words.mailboxTitle}</h2>
          <p>{words.mailbox}</p>
          <p>
            {account.email ? words.yourEmail(account.email) : words.noEmail} <a href="/me/email">{words.changeEmail}</a>
          </p>
        </section>
        <Trouble of={sending} />
        <button type="submit" class="button main wide" aria-disabled={sending.busy || choosing.busy}>
          {words.create}
        </button>
      </form>
    </div>
  );
}
