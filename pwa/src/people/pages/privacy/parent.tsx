import { useEffect, useId, useRef, useState } from "preact/hooks";
import { type GuardianAnswered, type GuardianOpened, type Purpose, privacyApi } from "../../../data/privacy";
import { settings } from "../../../data/settings";
import { failureIn } from "../../../ui/failure";
import { Field, Tick } from "../../../ui/forms/field";
import { LoadedPage } from "../../../ui/forms/loaded-page";
import { Trouble } from "../../../ui/forms/trouble";
import { useLoaded } from "../../../ui/forms/use-loaded";
import { type Sending, useSending } from "../../../ui/forms/use-sending";
import { awaitHeading } from "../../../ui/navigation/router";
import { PageTitle } from "../../../ui/page";
import { parentsWords } from "../../words/parents";
import { KeepLink } from "./keep-link";
import { Receipt } from "./receipt";
import { Contact, DeadLink, NoLink } from "./token-pages";
import { useToken } from "./use-token";
import "../../../ui/forms/forms.css";
import "./privacy.css";

/** Where a parent answers, without an account: the mail's link carries the token in its fragment. */
export function ParentPage() {
  const token = useToken();
  return token ? <Opened key={token} token={token} /> : <NoLink again />;
}

function Opened({ token }: { token: string }) {
  const loaded = useLoaded(token, (signal) => privacyApi.open(token, signal));
  const [receipt, setReceipt] = useState<GuardianAnswered | null>(null);
  const { dead } = parentsWords().token;
  if (receipt && loaded.data) return <Receipt answered={receipt} purposes={loaded.data.purposes} />;
  if (isDead(loaded.error)) return <DeadLink {...dead} again />;
  return (
    <LoadedPage loaded={loaded}>
      {(opened) => <Question token={token} opened={opened} onAnswered={setReceipt} onDead={loaded.reload} />}
    </LoadedPage>
  );
}

/** The server does not know the token, or no longer: it never says which. */
export function isDead(error: unknown): boolean {
  const failure = error === undefined ? undefined : failureIn(error);
  return failure === "missing" || failure === "invalid" || failure === "conflict";
}

type Asked = GuardianOpened["purposes"][number];

interface QuestionProps {
  token: string;
  opened: GuardianOpened;
  onAnswered: (receipt: GuardianAnswered) => void;
  /** The link was used elsewhere in the meantime. */
  onDead: () => void;
}

function Question({ token, opened, onAnswered, onDead }: QuestionProps) {
  const words = parentsWords().parent;
  const [decisions, setDecisions] = useState<Partial<Record<Purpose, boolean>>>({});
  const [declared, setDeclared] = useState(false);
  const [firstName, setFirstName] = useState("");
  const [other, setOther] = useState("");
  const [tried, setTried] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const sending = useSending();
  const wanted = opened.purposes.filter(({ child_agreed }) => child_agreed);
  const asked = wanted.length ? wanted : opened.purposes;
  const others = opened.purposes.filter((purpose) => !asked.includes(purpose));
  const missing = asked.map(({ purpose }) => purpose).filter((purpose) => decisions[purpose] === undefined);

  const confirm = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    setTried(true);
    if (missing.length || !declared) {
      const first = missing[0] ? `input[name$="${missing[0]}"]` : ".declaration input";
      form.current?.querySelector<HTMLInputElement>(first)?.focus();
      return;
    }
    await sending.send(async () => {
      const receipt = await privacyApi.answer({
        token,
        declares_authority: true,
        decisions,
        ...(firstName.trim() && { first_name: firstName.trim() }),
        ...(other.trim() && { other_holder_email: other.trim() }),
      });
      awaitHeading();
      onAnswered(receipt);
    });
  };
  useEffect(() => {
    if (sending.code === "link-dead") onDead();
  }, [sending.code]);

  const decision = (asked: Asked) => (
    <Decision
      key={asked.purpose}
      asked={asked}
      decided={decisions[asked.purpose]}
      missing={tried && missing.includes(asked.purpose)}
      onDecide={(accepted) => setDecisions({ ...decisions, [asked.purpose]: accepted })}
    />
  );
  const publisher = settings.value?.legal.publisher;
  return (
    <div class="page parent-page">
      <PageTitle text={words.title(opened.child_first_name)} />
      <p class="lead">{words.lead(opened.sent_to)}</p>
      <p>{publisher ? words.who(publisher) : words.whoUnknown}</p>
      <p>{words.law(opened.consent_age)}</p>
      {opened.badge_waits && <p class="word">{words.badge}</p>}
      <form ref={form} noValidate onSubmit={(event) => void confirm(event)}>
        {asked.map(decision)}
        {others.length > 0 && (
          <details>
            <summary>{words.more}</summary>
            <p class="hint">{words.moreText}</p>
            {others.map(decision)}
          </details>
        )}
        <Declaration declared={declared} missing={tried && !declared} onChange={setDeclared} />
        <About firstName={firstName} onFirstName={setFirstName} other={other} onOther={setOther} sending={sending} />
        <p class="hint">{words.later}</p>
        <Trouble of={sending} />
        <button type="submit" class="button main wide" aria-disabled={sending.busy}>
          {words.confirm}
        </button>
      </form>
      <KeepLink link={{ kind: "answer", token }} />
      <p>
        <a href={`/parent/mails#${opened.mails_token}`}>{parentsWords().mails.notMine}</a>
      </p>
      <p>
        <a href="/privacy">{words.privacy}</a>
      </p>
      <Contact />
    </div>
  );
}

interface DecisionProps {
  asked: Asked;
  decided: boolean | undefined;
  missing: boolean;
  onDecide: (accepted: boolean) => void;
}

/** Yes or no to one purpose: two equal buttons, none chosen beforehand. */
function Decision({ asked, decided, missing, onDecide }: DecisionProps) {
  const words = parentsWords().parent;
  const id = useId();
  const group = `${id}-${asked.purpose}`;
  const choice = (accepted: boolean, label: string) => (
    <label class="chip">
      <input
        type="radio"
        name={group}
        required
        checked={decided === accepted}
        aria-describedby={`${id}-what${missing ? ` ${id}-missing` : ""}`}
        onChange={() => onDecide(accepted)}
      />
      <span>{label}</span>
    </label>
  );
  return (
    <fieldset class="purpose">
      <legend>{asked.title}</legend>
      <p id={`${id}-what`}>{asked.text}</p>
      <div class="equal">
        {choice(true, words.accept)}
        {choice(false, words.refuse)}
      </div>
      {missing && (
        <p id={`${id}-missing`} class="field-error">
          {words.unanswered}
        </p>
      )}
    </fieldset>
  );
}

/** The declaration without which no answer counts. */
export function Declaration({ declared, missing, onChange }: DeclarationProps) {
  const words = parentsWords().parent;
  return (
    <fieldset class="declaration">
      <legend>{words.declareTitle}</legend>
      <Tick label={words.declare} checked={declared} onChange={onChange} />
      {missing && (
        <p class="field-error" role="alert">
          {words.declareMissing}
        </p>
      )}
    </fieldset>
  );
}

interface DeclarationProps {
  declared: boolean;
  missing: boolean;
  onChange: (declared: boolean) => void;
}

interface AboutProps {
  firstName: string;
  onFirstName: (value: string) => void;
  other: string;
  onOther: (value: string) => void;
  sending: Sending;
}

/** What a parent may add. */
function About({ firstName, onFirstName, other, onOther, sending }: AboutProps) {
  const words = parentsWords().parent;
  return (
    <>
      <Field
        label={words.firstName}
        autoComplete="given-name"
        maxLength={40}
        value={firstName}
        onInput={onFirstName}
        error={sending.fields.first_name}
      />
      <Field
        label={words.other}
        hint={words.otherHint}
        type="email"
        inputMode="email"
        autoComplete="off"
        maxLength={254}
        value={other}
        onInput={onOther}
        error={sending.fields.other_holder_email}
      />
    </>
  );
}
