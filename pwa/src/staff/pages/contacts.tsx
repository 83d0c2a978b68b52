import { useState } from "preact/hooks";
import { DemoTag } from "../../ui/cards";
import { Field } from "../../ui/forms/field";
import { LoadedPage } from "../../ui/forms/loaded-page";
import { Trouble } from "../../ui/forms/trouble";
import { useLoaded } from "../../ui/forms/use-loaded";
import { useMissing } from "../../ui/forms/use-missing";
import { useSending } from "../../ui/forms/use-sending";
import { show } from "../../ui/navigation/announcer";
import { type Contact, contactsApi } from "../data/contacts";
import { contactsWords } from "../words/contacts";
import { StaffPage } from "./frame";

/** Whom to call in each of one's departments: what parents and teachers read. */
export function ContactsPage() {
  const words = contactsWords();
  return (
    <StaffPage title={words.title} lead={words.lead} roles={["referent", "admin"]}>
      {() => <Own />}
    </StaffPage>
  );
}

function Own() {
  const loaded = useLoaded("own contacts", contactsApi.list);
  return (
    <LoadedPage loaded={loaded}>
      {(contacts) => (
        <>
          {contacts.map((one) => (
            <One key={one.department} contact={one} onChanged={loaded.reload} />
          ))}
        </>
      )}
    </LoadedPage>
  );
}

function One({ contact, onChanged }: { contact: Contact; onChanged: () => void }) {
  const words = contactsWords();
  const [service, setService] = useState(contact.service ?? "");
  const [phone, setPhone] = useState(contact.phone ?? "");
  const [email, setEmail] = useState(contact.email ?? "");
  const [url, setUrl] = useState(contact.url ?? "");
  const sending = useSending();
  const { form, errorOf, refuses } = useMissing<"service" | "phone" | "email" | "url">(
    { service: service.trim() ? undefined : words.serviceMissing },
    sending,
  );
  const done = async (work: () => Promise<unknown>, word: string): Promise<void> => {
    if (!(await sending.send(work))) return;
    show(word);
    onChanged();
  };
  const save = (event: SubmitEvent): void => {
    event.preventDefault();
    if (refuses()) return;
    const said = { service: service.trim(), phone: phone || null, email: email || null, url: url || null };
    void done(() => contactsApi.write(contact.department, said), words.saved);
  };
  const takeBack = (): void => {
    setService("");
    setPhone("");
    setEmail("");
    setUrl("");
    void done(() => contactsApi.takeBack(contact.department), words.takenBack);
  };
  return (
    <section>
      <h2>
        {contact.name} {contact.demo && <DemoTag />}
      </h2>
      <form ref={form} class="stack" noValidate onSubmit={save}>
        <Field
          label={words.service}
          maxLength={120}
          required
          value={service}
          error={errorOf("service")}
          onInput={setService}
        />
        <Field label={words.phone} maxLength={20} value={phone} error={errorOf("phone")} onInput={setPhone} />
        <Field label={words.email} type="email" value={email} error={errorOf("email")} onInput={setEmail} />
        <Field label={words.url} maxLength={500} value={url} error={errorOf("url")} onInput={setUrl} />
        <Trouble of={sending} />
        <p class="actions">
          <button type="submit" class="button main" aria-disabled={sending.busy}>
            {words.save}
          </button>
          {contact.service !== null && (
            <button type="button" class="button" onClick={takeBack}>
              {words.takeBack}
            </button>
          )}
        </p>
      </form>
    </section>
  );
}
