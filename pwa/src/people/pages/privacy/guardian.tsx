import type { RefObject } from "preact";
import { useState } from "preact/hooks";
import { type Consents, type GuardianLink, privacyApi } from "../../../data/privacy";
import { Field } from "../../../ui/forms/field";
import { Trouble } from "../../../ui/forms/trouble";
import type { Loaded } from "../../../ui/forms/use-loaded";
import { useSending } from "../../../ui/forms/use-sending";
import { show } from "../../../ui/navigation/announcer";
import { privacyWords } from "../../words/privacy";
import { momentText } from "./moment";

interface Props {
  heading: RefObject<HTMLHeadingElement | null>;
  /** Come from a badge that awaits a parent. */
  badge?: boolean;
  consents: Consents;
  loaded: Loaded<Consents>;
}

/** The parent's part, as the child sees it: who must agree, where the link stands, and how to send it again. */
export function Guardian({ heading, badge, consents, loaded }: Props) {
  const words = privacyWords().guardian;
  const { guardian } = consents;
  const saidYes = badge || consents.consents.some(({ agreed }) => agreed);
  return (
    <section>
      <h2 ref={heading} tabIndex={-1}>
        {words.title}
      </h2>
      {badge && <p class="word">{words.badge}</p>}
      <p>{words.why(consents.consent_age)}</p>
      {!saidYes && <p class="word">{words.agreeFirst}</p>}
      {guardian && <LinkState link={guardian} loaded={loaded} />}
      {!guardian && saidYes && <AddressForm hint={words.hint} loaded={loaded} />}
    </section>
  );
}

/** Where the link stands, and how to move things along. */
function LinkState({ link, loaded }: { link: GuardianLink; loaded: Loaded<Consents> }) {
  const words = privacyWords().guardian;
  const [again, setAgain] = useState(false);
  const sending = useSending();
  const answered = link.state === "answered";
  const tooEarly = isToCome(link.remind_after);
  const remind = (): Promise<boolean> =>
    sending.send(async () => {
      loaded.replace(await privacyApi.remindGuardian());
      show(words.reminded);
    });
  return (
    <div class="hint-card">
      <Standing link={link} />
      <p class="actions">
        {link.remind_after !== null && !tooEarly && (
          <button type="button" class="button" aria-disabled={sending.busy} onClick={() => void remind()}>
            {words.remind}
          </button>
        )}
        <button type="button" class="button" aria-expanded={again} onClick={() => setAgain(!again)}>
          {answered ? words.askAgain : words.change}
        </button>
      </p>
      <Trouble of={sending} />
      {again && (
        <AddressForm
          hint={answered ? words.askAgainHint : words.changeHint}
          loaded={loaded}
          onSent={() => setAgain(false)}
        />
      )}
    </div>
  );
}

function Standing({ link }: { link: GuardianLink }) {
  const words = privacyWords().guardian;
  switch (link.state) {
    case "answered":
      return <p>{words.answered}</p>;
    case "stopped":
      return <p>{words.stopped(link.address)}</p>;
    case "queued":
      return <p>{words.queued(link.address, momentText(link.sent_at))}</p>;
    default:
      return <Waiting link={link} />;
  }
}

function Waiting({ link }: { link: GuardianLink }) {
  const words = privacyWords().guardian;
  const reminderAt = link.remind_after;
  return (
    <>
      <h3>{words.waitingTitle}</h3>
      <p>{words.waiting(link.address, momentText(link.sent_at))}</p>
      <p>{link.state === "expired" ? words.expired : words.expires(momentText(link.expires_at))}</p>
      {link.state === "waiting" && <p class="hint">{words.tip}</p>}
      {reminderAt !== null && isToCome(reminderAt) && <p class="hint">{words.remindAfter(momentText(reminderAt))}</p>}
    </>
  );
}

function isToCome(moment: string | null): boolean {
  return moment !== null && Date.parse(moment) > Date.now();
}

interface FormProps {
  hint: string;
  loaded: Loaded<Consents>;
  onSent?: () => void;
}

function AddressForm({ hint, loaded, onSent }: FormProps) {
  const words = privacyWords().guardian;
  const [email, setEmail] = useState("");
  const sending = useSending();
  const send = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    await sending.send(async () => {
      const after = await privacyApi.askGuardian(email.trim());
      loaded.replace(after);
      show(after.guardian?.state === "queued" ? words.queuedSent : words.sent);
      onSent?.();
    });
  };
  return (
    <form onSubmit={(event) => void send(event)}>
      <Field
        label={words.email}
        hint={hint}
        type="email"
        inputMode="email"
        autoComplete="off"
        required
        maxLength={254}
        value={email}
        onInput={setEmail}
        error={sending.fields.email}
      />
      <Trouble of={sending} />
      <button type="submit" class="button main" aria-disabled={sending.busy}>
        {words.send}
      </button>
    </form>
  );
}

/** How the other parent can object: the reference to give them. */
export function BothParents({ reference }: { reference: string }) {
  const words = privacyWords().both;
  return (
    <section>
      <h2>{words.title}</h2>
      <p>{words.text}</p>
      <p>
        {words.reference} <strong class="reference">{reference}</strong>
      </p>
      <p>
        {words.how} <a href="/parent/oppose">{words.page}</a>
      </p>
    </section>
  );
}
