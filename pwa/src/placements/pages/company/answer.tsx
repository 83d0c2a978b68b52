import { useState } from "preact/hooks";
import { keepForAccount, keptForAccount } from "../../../data/session";
import { OneChoice } from "../../../ui/choices";
import { Field } from "../../../ui/forms/field";
import { Trouble } from "../../../ui/forms/trouble";
import { useSending } from "../../../ui/forms/use-sending";
import { show } from "../../../ui/navigation/announcer";
import { Sheet } from "../../../ui/sheet";
import { type Application, applicationsApi, type CompanyReason } from "../../data/company/applications";
import { companyWords } from "../../words/company";
import { weekSpan } from "./texts";

const CONTACT_MAX = 300;
const WORD_MAX = 300;
/** Whom to ask for is mostly the same person: offered again on this phone. */
const LAST_CONTACT = "company-contact";

interface Props {
  application: Application;
  open: boolean;
  onClose: () => void;
  onChanged: (application: Application) => void;
}

/** Saying yes: which week, and whom to ask for. */
export function AcceptSheet({ name, ...props }: Props & { name: string }) {
  return (
    <Sheet open={props.open} title={companyWords().applications.acceptTitle(name)} onClose={props.onClose}>
      <AcceptForm {...props} name={name} />
    </Sheet>
  );
}

function AcceptForm({ application, name, onClose, onChanged }: Props & { name: string }) {
  const words = companyWords().applications;
  const sending = useSending();
  const [contact, setContact] = useState(() => keptForAccount<string>(LAST_CONTACT) ?? "");
  const { weeks } = application;
  const [week, setWeek] = useState(weeks.length === 1 ? weeks[0]! : "");
  const [tried, setTried] = useState(false);
  const needsWeek = weeks.length > 0 && !week;
  const submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    setTried(true);
    if (needsWeek) return;
    const done = await sending.send(async () => {
      onChanged(await applicationsApi.accept(application.id, contact.trim(), week ? [week] : []));
    });
    if (!done) return;
    keepForAccount(LAST_CONTACT, contact.trim());
    show(words.accepted);
    onClose();
  };
  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <p>{words.acceptText(name)}</p>
      {weeks.length > 1 && (
        <div>
          <OneChoice
            legend={words.chooseWeeks}
            options={weeks.map((value) => ({ value, label: weekSpan(value, application.offer.weekdays) }))}
            chosen={week}
            onChange={setWeek}
          />
          {tried && needsWeek && <p class="field-error">{words.weekNeeded}</p>}
        </div>
      )}
      <ContactField value={contact} onInput={setContact} error={sending.fields.contact} />
      <Trouble of={sending} />
      <button type="submit" class="button main wide" aria-disabled={sending.busy}>
        {words.acceptGo}
      </button>
    </form>
  );
}

/** What was told of whom to ask for, said anew: until the placement begins. */
export function ContactSheet(props: Props) {
  return (
    <Sheet open={props.open} title={companyWords().applications.contactTitle} onClose={props.onClose}>
      <ContactForm {...props} />
    </Sheet>
  );
}

function ContactForm({ application, onClose, onChanged }: Props) {
  const words = companyWords().applications;
  const sending = useSending();
  const [contact, setContact] = useState(application.contact ?? "");
  const submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const done = await sending.send(async () =>
      onChanged(await applicationsApi.correctContact(application.id, contact.trim())),
    );
    if (!done) return;
    keepForAccount(LAST_CONTACT, contact.trim());
    show(words.contactDone);
    onClose();
  };
  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <p>{words.contactText}</p>
      <ContactField value={contact} onInput={setContact} error={sending.fields.contact} />
      <Trouble of={sending} />
      <button type="submit" class="button main wide" aria-disabled={sending.busy}>
        {words.contactGo}
      </button>
    </form>
  );
}

interface ContactProps {
  value: string;
  onInput: (value: string) => void;
  error: string | undefined;
}

function ContactField(props: ContactProps) {
  const words = companyWords().applications;
  return <Field {...props} label={words.contact} hint={words.contactHelp} maxLength={CONTACT_MAX} autoComplete="off" />;
}

/** Saying no, or taking a yes back: always with a reason that the young person reads. */
export function ExplainSheet({ kind, ...props }: Props & { kind: "refuse" | "cancel" }) {
  const words = companyWords().applications;
  return (
    <Sheet open={props.open} title={kind === "refuse" ? words.refuseTitle : words.cancelTitle} onClose={props.onClose}>
      <ExplainForm {...props} kind={kind} />
    </Sheet>
  );
}

function ExplainForm({ application, kind, onClose, onChanged }: Props & { kind: "refuse" | "cancel" }) {
  const words = companyWords().applications;
  const sending = useSending();
  const [reason, setReason] = useState<CompanyReason | "">("");
  const [word, setWord] = useState("");
  const [tried, setTried] = useState(false);
  const own = reason === "other";
  const submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    setTried(true);
    if (!reason || (own && !word.trim())) return;
    const done = await sending.send(async () => {
      onChanged(await applicationsApi[kind](application.id, reason, word.trim()));
    });
    if (!done) return;
    show(kind === "refuse" ? words.refused : words.cancelled);
    onClose();
  };
  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      {kind === "cancel" && <p>{words.cancelText}</p>}
      <OneChoice<CompanyReason | "">
        legend={words.reason}
        options={Object.entries(words.reasons).map(([value, label]) => ({ value: value as CompanyReason, label }))}
        chosen={reason}
        onChange={setReason}
      />
      {tried && !reason && (
        <p class="field-error" role="alert">
          {words.reasonNeeded}
        </p>
      )}
      <Field
        label={own ? words.wordLabel : words.word}
        hint={words.wordHelp}
        rows={2}
        maxLength={WORD_MAX}
        value={word}
        onInput={setWord}
        error={tried && own && !word.trim() ? words.wordNeeded : (sending.fields.word ?? sending.fields.body)}
      />
      <Trouble of={sending} />
      <button type="submit" class="button main wide" aria-disabled={sending.busy}>
        {kind === "refuse" ? words.refuseGo : words.cancelGo}
      </button>
    </form>
  );
}
