import { useState } from "preact/hooks";
import { OwnEmail } from "../../../ui/forms/own-email";
import { show } from "../../../ui/navigation/announcer";
import { navigate } from "../../../ui/navigation/router";
import "../../../ui/forms/forms.css";
import { loadSession, type Me } from "../../../data/session";
import { Trouble } from "../../../ui/forms/trouble";
import { useLoaded } from "../../../ui/forms/use-loaded";
import { useSending } from "../../../ui/forms/use-sending";
import { NeedsAccount } from "../../../ui/needs-account";
import { BackButton, PageTitle } from "../../../ui/page";
import { meApi, signInApi } from "../../data/me";
import { enteringWords } from "../../words/entering";
import { ownWords } from "../../words/own";
import "./account.css";
import { type Awaited, CodeStep } from "./code-step";

/** Another mail address: it counts once its code came back. */
export function EmailPage() {
  return <NeedsAccount>{(account) => <Email account={account} />}</NeedsAccount>;
}

function Email({ account }: { account: Me }) {
  const { signIn } = enteringWords();
  const words = ownWords().email;
  const [email, setEmail] = useState("");
  const [awaited, setAwaited] = useState<Awaited | null>(null);
  const ways = useLoaded("sign-in", signInApi.ways).data;
  const sending = useSending();
  const ask = async (address: string): Promise<Awaited> => {
    const sent = await meApi.sendEmailCode(address);
    return { ...sent, email: address, sent_at: Date.now() };
  };
  const send = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    await sending.send(async () => setAwaited(await ask(email.trim())));
  };
  const done = async (): Promise<void> => {
    await loadSession().catch(() => undefined);
    navigate("/me", { replace: true });
    show(words.done);
  };
  return (
    <div class="page text">
      <BackButton />
      <PageTitle text={words.title} />
      <p>{account.email ? words.now(account.email) : words.none}</p>
      {awaited ? (
        <CodeStep
          awaited={awaited}
          outbox={ways?.outbox ?? false}
          onResend={() => ask(awaited.email)}
          onResent={setAwaited}
          onVerify={meApi.verifyEmail}
          onDone={() => void done()}
          onChangeAddress={() => setAwaited(null)}
        />
      ) : (
        <form class="stack" noValidate onSubmit={(event) => void send(event)}>
          <OwnEmail
            label={words.new}
            hint={words.newHint}
            error={sending.fields.email}
            value={email}
            onInput={setEmail}
          />
          <Trouble of={sending} />
          <button type="submit" class="button main" aria-disabled={sending.busy}>
            {signIn.send}
          </button>
        </form>
      )}
    </div>
  );
}
