import { useState } from "preact/hooks";
import { language, t } from "../../../i18n";
import { MissingPage } from "../../../ui/failure";
import { Field } from "../../../ui/forms/field";
import { LoadedPage } from "../../../ui/forms/loaded-page";
import { Trouble } from "../../../ui/forms/trouble";
import { useLoaded } from "../../../ui/forms/use-loaded";
import { useSending } from "../../../ui/forms/use-sending";
import { show } from "../../../ui/navigation/announcer";
import { NeedsAccount } from "../../../ui/needs-account";
import { BackButton, PageTitle } from "../../../ui/page";
import { type Organisation, organisationsApi } from "../../data/organisations";
import { rolesWords } from "../../words/roles";
import "../../../ui/forms/forms.css";
import "../roles/roles.css";
import { Invitations } from "./invitations";
import { People } from "./people";
import { type OfSchool, SchoolPart } from "./school-part";

/** An organisation, for its own people; "school" in the place of its id is their school, "company" whom they hire for. */
export function OrganisationPage({ id, ...of }: { id: string } & OfSchool) {
  return <NeedsAccount>{(account) => <Mine id={id} accountId={account.id} of={of} />}</NeedsAccount>;
}

interface MineProps {
  id: string;
  accountId: string;
  of: OfSchool;
}

function Mine({ id, accountId, of }: MineProps) {
  const loaded = useLoaded(`organisations ${accountId}`, (signal) => organisationsApi.mine(signal));
  return (
    <LoadedPage loaded={loaded}>
      {(organisations) => {
        const organisation =
          organisations.find((one) => one.id === id || one.kind === id) ??
          (id === "company" ? organisations.find(({ kind }) => kind !== "school") : undefined);
        return organisation ? (
          <OrganisationSheet organisation={organisation} of={of} onChanged={loaded.reload} />
        ) : (
          <MissingPage />
        );
      }}
    </LoadedPage>
  );
}

interface SheetProps {
  organisation: Organisation;
  of: OfSchool;
  onChanged: () => void;
}

function OrganisationSheet({ organisation, of, onChanged }: SheetProps) {
  const words = rolesWords().organisation;
  const isOwner = organisation.role === "owner";
  const pairs: [string, string | null][] = [
    [words.siret, organisation.siret],
    [words.uai, organisation.uai],
    [words.commune, organisation.commune_name],
    [words.sector, organisation.sector && (organisation.sector.label[language.value] ?? organisation.sector.code)],
  ];
  const facts = (
    <dl class="pairs">
      {pairs.map(
        ([name, value]) =>
          value && (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ),
      )}
    </dl>
  );
  const verified = (
    <p class="word">
      {organisation.verified_at ? words.verified : words.notVerified}{" "}
      {!organisation.verified_at && (organisation.source === "typed" ? words.typed : words.fromDirectory)}
    </p>
  );
  const rest = (
    <>
      <People organisation={organisation} onChanged={onChanged} />
      {isOwner && <Invitations organisation={organisation} />}
      <p>
        <a href="/me/roles">{words.candidacies}</a>
      </p>
    </>
  );
  const correct = isOwner && !organisation.verified_at && organisation.source === "typed" && (
    <Correct organisation={organisation} onChanged={onChanged} />
  );
  if (organisation.kind === "school") {
    return (
      <div class="page">
        <BackButton />
        <p class="kind">{organisation.name}</p>
        <PageTitle text={words.myPupils} />
        <SchoolPart
          organisation={organisation}
          of={of}
          settings={
            <>
              {verified}
              {correct}
              {facts}
              {rest}
            </>
          }
        />
      </div>
    );
  }
  return (
    <div class="page">
      <BackButton />
      <p class="kind">{rolesWords().organisationForm.kinds[organisation.kind]}</p>
      <PageTitle text={organisation.name} />
      {verified}
      {facts}
      {correct}
      <p class="actions">
        <a class="button" href={`/company?organisation=${organisation.id}`}>
          {words.offers}
        </a>
      </p>
      {rest}
    </div>
  );
}

/** What was typed may be corrected until a referent has checked it. */
function Correct({ organisation, onChanged }: { organisation: Organisation; onChanged: () => void }) {
  const words = rolesWords().organisation;
  const [name, setName] = useState(organisation.name);
  const sending = useSending();
  const submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    if (!(await sending.send(() => organisationsApi.update(organisation.id, { name: name.trim() })))) return;
    show(words.saved);
    onChanged();
  };
  return (
    <details>
      <summary>{words.edit}</summary>
      <form class="stack" onSubmit={(event) => void submit(event)}>
        <Field
          label={rolesWords().organisationForm.name}
          value={name}
          maxLength={160}
          onInput={setName}
          error={sending.fields.name}
        />
        <Trouble of={sending} />
        <p class="actions">
          <button type="submit" class="button main" aria-disabled={sending.busy}>
            {words.save}
          </button>
          <button type="button" class="button" onClick={() => setName(organisation.name)}>
            {t().cancel}
          </button>
        </p>
      </form>
    </details>
  );
}
