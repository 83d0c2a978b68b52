import { useEffect, useState } from "preact/hooks";
import { keepForAccount, keptForAccount } from "../../../data/session";
import { language } from "../../../i18n";
import { OneChoice } from "../../../ui/choices";
import { ListFailure, MissingPage } from "../../../ui/failure";
import { Combo } from "../../../ui/forms/combo";
import { Field } from "../../../ui/forms/field";
import { LoadedPage } from "../../../ui/forms/loaded-page";
import { Trouble } from "../../../ui/forms/trouble";
import { useLoaded } from "../../../ui/forms/use-loaded";
import { useSending } from "../../../ui/forms/use-sending";
import { show } from "../../../ui/navigation/announcer";
import { leaveFor } from "../../../ui/navigation/router";
import { NeedsAccount } from "../../../ui/needs-account";
import { BackButton, PageTitle } from "../../../ui/page";
import { ListSkeleton } from "../../../ui/skeleton";
import {
  type DirectoryAnswer,
  type Organisation,
  type OrganisationCreate,
  type OrganisationKind,
  organisationsApi,
} from "../../data/organisations";
import { rolesApi } from "../../data/roles";
import { rolesWords } from "../../words/roles";
import "../../../ui/forms/forms.css";
import "./roles.css";
import { communeOptions } from "./searches";
import { type AboutYou, useAboutYou } from "./use-about-you";

const ROLES = ["company", "issuer"] as const;
type OrganisationRole = (typeof ROLES)[number];
/** What follows once the organisation is there. */
type Named = (organisation: string) => Promise<void>;
const SIRET_DIGITS = 14;
const NAF = /^\d\d\.\d\d[A-Z]$/;

/** Asking for a role in the name of an organisation: first the organisation, then the request. */
export function OrganisationFormPage({ role }: { role: string }) {
  const known = ROLES.find((one) => one === role);
  if (!known) return <MissingPage />;
  return <NeedsAccount>{(account) => <OrganisationForm role={known} accountId={account.id} />}</NeedsAccount>;
}

function OrganisationForm({ role, accountId }: { role: OrganisationRole; accountId: string }) {
  const words = rolesWords().organisationForm;
  const loaded = useLoaded(`organisations ${accountId}`, (signal) => organisationsApi.mine(signal));
  return (
    <LoadedPage loaded={loaded}>
      {(organisations) => (
        <div class="page">
          <BackButton />
          <PageTitle text={words.titles[role] ?? role} />
          <p class="lead">{words.lead}</p>
          <Choice role={role} organisations={organisations} onNamed={(id) => askAndShow(role, id)} />
        </div>
      )}
    </LoadedPage>
  );
}

/** The organisation that a professional mentor speaks for. */
export function MentorOrganisation({ accountId, onNamed }: { accountId: string; onNamed: () => void }) {
  const loaded = useLoaded(`organisations ${accountId}`, (signal) => organisationsApi.mine(signal));
  if (loaded.error !== undefined) return <ListFailure error={loaded.error} onRetry={loaded.reload} />;
  if (!loaded.data) return <ListSkeleton rows={4} />;
  return (
    <>
      <p>{rolesWords().mentor.organisationLead}</p>
      <Choice role="mentor" organisations={loaded.data} onNamed={(id) => rolesApi.begin("mentor", id).then(onNamed)} />
    </>
  );
}

interface ChoiceProps {
  role: OrganisationRole | "mentor";
  organisations: Organisation[];
  onNamed: Named;
}

interface PartProps extends Omit<ChoiceProps, "organisations"> {
  /** Who asks: kept before anything is asked in their name. */
  about: AboutYou;
}

function Choice({ role, organisations, onNamed }: ChoiceProps) {
  const words = rolesWords().organisationForm;
  const usable = organisations.filter(({ kind }) => kind !== "school" && (role !== "company" || kind === "company"));
  const Heading = role === "mentor" ? "h3" : "h2";
  const about = useAboutYou();
  return (
    <>
      {about.fields}
      {usable.length > 0 && (
        <>
          <Heading>{words.mine}</Heading>
          <Mine organisations={usable} about={about} onNamed={onNamed} />
          <Heading>{words.or}</Heading>
        </>
      )}
      <NewOrganisation role={role} about={about} onNamed={onNamed} />
    </>
  );
}

/** Begin the request; sent at once when nothing is missing on this side. */
async function ask(role: OrganisationRole | "school", organisation: string): Promise<boolean> {
  const candidacy = await rolesApi.begin(role, organisation);
  if (!candidacy.submittable || candidacy.status !== "draft") return false;
  await rolesApi.submit(candidacy.id);
  return true;
}

/** Ask for a role in an organisation's name, and go where its state stands. */
export async function askAndShow(role: OrganisationRole | "school", organisation: string): Promise<void> {
  const sent = await ask(role, organisation);
  show(sent ? rolesWords().sent : rolesWords().organisationForm.created);
  leaveFor("/me/roles");
}

function Mine({ organisations, about, onNamed }: Omit<PartProps, "role"> & { organisations: Organisation[] }) {
  const words = rolesWords().organisationForm;
  const sending = useSending();
  const choose = async (id: string): Promise<void> => {
    if (await about.save()) await sending.send(() => onNamed(id));
  };
  return (
    <>
      <p class="actions">
        {organisations.map(({ id, name }) => (
          <button key={id} type="button" class="button" aria-disabled={sending.busy} onClick={() => void choose(id)}>
            {words.choose(name)}
          </button>
        ))}
      </p>
      <Trouble of={sending} />
    </>
  );
}

function digitsOf(text: string): string {
  return text.replace(/\D/g, "");
}

interface Typed {
  siret: string;
  name: string;
  commune: { code: string; label: string } | null;
  sector: string;
}

const NOTHING: Typed = { siret: "", name: "", commune: null, sector: "" };
/** What is typed waits on the phone for whoever leaves the page before it is sent. */
const KEPT = "organisation-asked";

function NewOrganisation({ role, about, onNamed }: PartProps) {
  const words = rolesWords().organisationForm;
  const [kind, setKind] = useState<OrganisationKind>("company");
  const [typed, setTyped] = useState<Typed>(() => keptForAccount<Typed>(KEPT) ?? NOTHING);
  const { siret, name, commune, sector } = typed;
  const [answer, setAnswer] = useState<DirectoryAnswer | null>(null);
  const [tried, setTried] = useState(false);
  const looking = useSending();
  const sending = useSending();
  // Made before a later step failed: not to be made twice.
  const [made, setMade] = useState("");

  const change = (part: Partial<Typed>): void => {
    const next = { ...typed, ...part };
    setTyped(next);
    keepForAccount(KEPT, next);
  };
  const lookUp = (digits: string): void => {
    void looking.send(async () => setAnswer(await organisationsApi.directory(digits)));
  };
  // The check digit is told at once, by the server.
  const lookUpWhole = (text: string): void => {
    if (digitsOf(text).length === SIRET_DIGITS) lookUp(digitsOf(text));
  };
  useEffect(() => lookUpWhole(siret), []);
  const typeSiret = (text: string): void => {
    change({ siret: text });
    setAnswer(null);
    looking.clear();
    lookUpWhole(text);
  };
  const submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    if (!answer) return lookUp(digitsOf(siret) || siret.trim() || "0");
    setTried(true);
    if (!answer.found && name.trim().length < 2) return;
    if (!(await about.save())) return;
    const said: Partial<OrganisationCreate> = answer.found
      ? {}
      : {
          name: name.trim(),
          ...(commune && { commune_code: commune.code }),
          ...(NAF.test(sector.trim()) && { sector_code: sector.trim() }),
        };
    await sending.send(async () => {
      const id = made || (await organisationsApi.create({ kind, siret: digitsOf(siret), ...said })).id;
      setMade(id);
      keepForAccount(KEPT, null);
      await onNamed(id);
    });
  };

  const kinds = (["company", "association", "public_body"] as const).map((value) => ({
    value: value as OrganisationKind,
    label: words.kinds[value] ?? value,
  }));
  return (
    <form class="stack" onSubmit={(event) => void submit(event)} noValidate>
      {role !== "company" && <OneChoice legend={words.kind} options={kinds} chosen={kind} onChange={setKind} />}
      <Field
        label={words.siret}
        hint={words.siretHelp}
        value={siret}
        inputMode="numeric"
        autoComplete="off"
        maxLength={20}
        onInput={typeSiret}
        error={looking.fields.siret ?? sending.fields.siret}
      />
      {looking.busy && <p class="hint">{words.looking}</p>}
      <Trouble of={looking} />
      {answer?.found && <Found answer={answer} />}
      {answer && !answer.found && (
        <>
          <p class="word">{answer.reachable ? words.notFound : words.unreachable}</p>
          <Field
            label={words.name}
            value={name}
            maxLength={160}
            autoComplete="organization"
            onInput={(name) => change({ name })}
            error={tried && name.trim().length < 2 ? words.nameNeeded : sending.fields.name}
          />
          <Combo
            label={words.commune}
            hint={words.communeHelp}
            none={rolesWords().mentor.noCommune}
            chosen={commune ? rolesWords().mentor.communeChosen(commune.label) : undefined}
            error={sending.fields.commune_code}
            search={communeOptions}
            onChoose={({ key, label }) => change({ commune: { code: key, label } })}
          />
          <Field
            label={words.sector}
            hint={words.sectorHelp}
            value={sector}
            maxLength={6}
            autoComplete="off"
            onInput={(text) => change({ sector: text.toUpperCase() })}
            error={sending.fields.sector_code}
          />
        </>
      )}
      <Trouble of={sending} />
      <button type="submit" class="button main wide" aria-disabled={sending.busy || looking.busy}>
        {answer ? words.create : words.lookUp}
      </button>
    </form>
  );
}

function Found({ answer }: { answer: DirectoryAnswer }) {
  return (
    <div class="word" role="status">
      <p>{rolesWords().organisationForm.found}</p>
      <p>
        <strong>{answer.name}</strong>, {answer.commune_name}
      </p>
      {answer.sector && <p class="hint">{answer.sector.label[language.value] ?? answer.sector.code}</p>}
    </div>
  );
}
