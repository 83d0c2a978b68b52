import { useRef, useState } from "preact/hooks";
import type { Organisation } from "../../../people/data/organisations";
import { Confirm, type Question } from "../../../ui/forms/confirm";
import { dayOf } from "../../../ui/forms/day";
import { Field } from "../../../ui/forms/field";
import { LoadedPage } from "../../../ui/forms/loaded-page";
import { Trouble } from "../../../ui/forms/trouble";
import { useLoaded } from "../../../ui/forms/use-loaded";
import { useSending } from "../../../ui/forms/use-sending";
import { show } from "../../../ui/navigation/announcer";
import { leaveFor } from "../../../ui/navigation/router";
import { BackButton, PageTitle } from "../../../ui/page";
import { issuingApi, type Profile } from "../../data/issuing/issuing";
import { issuingWords } from "../../words/issuing";
import { FileField } from "./file-field";
import { Picture } from "./home";
import { IssuerPage } from "./issuers";

/** The organisation as its badges name it, and the key that signs them. */
export function IssuerProfilePage() {
  return <IssuerPage>{(one) => <Profiled key={one.id} organisation={one} />}</IssuerPage>;
}

function Profiled({ organisation }: { organisation: Organisation }) {
  const loaded = useLoaded(`issuer ${organisation.id}`, (signal) => issuingApi.profile(organisation.id, signal));
  return (
    <LoadedPage loaded={loaded}>
      {(profile) => <Form profile={profile} organisation={organisation} onChanged={loaded.replace} />}
    </LoadedPage>
  );
}

interface Props {
  profile: Profile;
  organisation: Organisation;
  onChanged: (profile: Profile) => void;
}

function Form({ profile, organisation, onChanged }: Props) {
  const words = issuingWords().profile;
  const sending = useSending();
  const [description, setDescription] = useState(profile.description);
  const [home, setHome] = useState(profile.home_url);
  const [email, setEmail] = useState(profile.email);
  const isNew = profile.issuer_id === null;
  const form = useRef<HTMLFormElement>(null);
  const save = async (): Promise<void> => {
    const body = { description, home_url: home.trim(), email: email.trim() };
    if (!(await sending.send(async () => onChanged(await issuingApi.writeProfile(organisation.id, body))))) return;
    show(words.saved);
    if (isNew) leaveFor(`/issuing?organisation=${organisation.id}`);
  };
  return (
    <div class="page">
      <BackButton />
      <PageTitle text={words.title} />
      <p class="lead">{words.lead}</p>
      <form
        ref={form}
        class="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <p>
          <strong>{profile.name}</strong>
        </p>
        <p class="hint">{words.nameHint}</p>
        <Field
          label={words.description}
          value={description}
          onInput={setDescription}
          rows={3}
          maxLength={1000}
          error={sending.fields.description}
        />
        <Field
          label={words.home}
          hint={words.homeHint}
          value={home}
          onInput={setHome}
          maxLength={500}
          error={sending.fields.home_url}
        />
        <Field
          label={words.email}
          hint={words.emailHint}
          type="email"
          inputMode="email"
          value={email}
          onInput={setEmail}
          error={sending.fields.email}
        />
        <Trouble of={sending} />
        <button type="submit" class="button main" aria-disabled={sending.busy}>
          {words.save}
        </button>
      </form>
      {!isNew && <Logo profile={profile} organisation={organisation} onChanged={onChanged} />}
      {!isNew && <Key profile={profile} organisation={organisation} onChanged={onChanged} />}
    </div>
  );
}

function Logo({ profile, organisation, onChanged }: Props) {
  const words = issuingWords().profile;
  return (
    <section>
      <h2>{words.logo}</h2>
      {profile.image_url && <Picture url={profile.image_url} size={144} />}
      <FileField
        label={issuingWords().edit.uploadLabel}
        send={async (file) => {
          onChanged(await issuingApi.writeLogo(organisation.id, file));
          show(words.saved);
        }}
      />
    </section>
  );
}

function Key({ profile, organisation, onChanged }: Props) {
  const words = issuingWords().profile;
  const [question, setQuestion] = useState<Question | null>(null);
  const key = profile.keys[0];
  if (!key) return null;
  const rotate = (): void =>
    setQuestion({
      title: words.rotate,
      text: words.rotateAsk,
      yes: words.rotate,
      act: async () => onChanged(await issuingApi.rotateKey(organisation.id, key.kid)),
      onDone: () => show(words.rotated),
    });
  return (
    <section>
      <h2>{words.key}</h2>
      <p>{words.keyText(dayOf(key.created_at))}</p>
      <p class="actions">
        <button type="button" class="button" aria-haspopup="dialog" onClick={rotate}>
          {words.rotate}
        </button>
      </p>
      <Confirm question={question} onClose={() => setQuestion(null)} />
    </section>
  );
}
