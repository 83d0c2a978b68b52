import { useEffect, useRef, useState } from "preact/hooks";
import { clockText, parisTime } from "../../../data/format";
import { language } from "../../../i18n";
import { Fetched } from "../../../ui/forms/fetched";
import { Trouble } from "../../../ui/forms/trouble";
import { useSending } from "../../../ui/forms/use-sending";
import { Icon } from "../../../ui/icon";
import { announce } from "../../../ui/navigation/announcer";
import type { CodeAnswer, CodeSent } from "../../data/me";
import { enteringWords } from "../../words/entering";
import { CODE_LENGTH, CodeField } from "./code-field";

const RESEND_AFTER_S = 30;

/** A code that was sent, and where to. */
export interface Awaited extends CodeSent {
  email: string;
  sent_at: number;
}

interface Props {
  awaited: Awaited;
  /** The address of the page that shows the mails of a demonstration is worth a link. */
  outbox: boolean;
  onResend: (personalCode?: string) => Promise<Awaited>;
  onResent: (awaited: Awaited) => void;
  onVerify: (answer: CodeAnswer) => Promise<unknown>;
  onDone: () => void;
  onChangeAddress: () => void;
}

/** Waiting for a code that arrives by mail. */
export function CodeStep(props: Props) {
  const { awaited, outbox, onResend, onResent, onVerify, onDone, onChangeAddress } = props;
  const words = enteringWords().signIn;
  const [code, setCode] = useState("");
  const [short, setShort] = useState(false);
  const sending = useSending();
  const resending = useSending();
  const length = awaited.digits;
  const arrives = Date.parse(awaited.arrives_at);
  // Where a mailbox gets too many codes, the next mail goes at its time: asking again before is no use.
  const later = arrives - awaited.sent_at > RESEND_AFTER_S * 1000;
  const wait = useSecondsLeft(Math.max(awaited.sent_at, later ? arrives : 0) + RESEND_AFTER_S * 1000);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);

  const verify = async (whole: string): Promise<void> => {
    if (whole.length < length) {
      setShort(true);
      announce(words.codeShort(length));
      return;
    }
    setShort(false);
    const { id, email } = awaited;
    if (await sending.send(() => onVerify({ id, email, code: whole }))) onDone();
    else setCode("");
  };
  const type = (digits: string): void => {
    setCode(digits);
    setShort(false);
    // The last digit is enough: typed, pasted, or filled in by the phone.
    if (digits.length === length && digits !== code) void verify(digits);
  };
  const resend = async (): Promise<void> => {
    if (wait > 0) return;
    const sent = await resending.send(async () => onResent(await onResend()));
    if (!sent) return;
    sending.clear();
    setCode("");
    announce(words.resent);
  };
  const minutes = Math.round((Date.parse(awaited.expires_at) - arrives) / 60_000);
  return (
    <section class="stack">
      <h2 ref={heading} tabIndex={-1}>
        {words.sentTitle}
      </h2>
      <p>{words.sentTo(awaited.email)}</p>
      {length > CODE_LENGTH && (
        <p class="banner">
          {words.long}
          {later && ` ${words.later(clockText(parisTime(new Date(arrives)), language.value))}`}
        </p>
      )}
      {awaited.busy_network && (
        <>
          <p class="banner">{words.busyNetwork}</p>
          <Fetched load={() => import("../organisation/pass-form")}>
            {({ PassForm }) => <PassForm ask={async (pass) => onResent(await onResend(pass))} />}
          </Fetched>
        </>
      )}
      {outbox && (
        <p>
          <a href="/outbox">{words.outbox}</a>
        </p>
      )}
      <form
        class="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void verify(code);
        }}
      >
        <CodeField
          label={words.code(length)}
          length={length}
          hint={words.codeHint(minutes)}
          error={short ? words.codeShort(length) : sending.fields.code}
          value={code}
          onInput={type}
        />
        <Trouble of={sending} />
        <button type="submit" class="button main wide" aria-disabled={sending.busy}>
          {words.verify}
        </button>
      </form>
      <Trouble of={resending} />
      <p class="actions">
        <button type="button" class="button" aria-disabled={wait > 0 || resending.busy} onClick={() => void resend()}>
          <Icon name="mail" />
          {wait > 0 ? words.resendIn(wait) : words.resend}
        </button>
        <button type="button" class="button" onClick={onChangeAddress}>
          {words.changeAddress}
        </button>
      </p>
    </section>
  );
}

function useSecondsLeft(until: number): number {
  const [now, setNow] = useState(Date.now);
  const left = Math.max(0, Math.ceil((until - now) / 1000));
  useEffect(() => {
    if (Date.now() >= until) return undefined;
    setNow(Date.now());
    const ticking = setInterval(() => {
      setNow(Date.now());
      if (Date.now() >= until) clearInterval(ticking);
    }, 1000);
    return () => clearInterval(ticking);
  }, [until]);
  return left;
}
