import { useState } from "preact/hooks";
import { t } from "../../../i18n";
import { OwnEmail } from "../../../ui/forms/own-email";
import { query } from "../../../ui/navigation/router";
import "../../../ui/forms/forms.css";
import { me, type Role, signOut } from "../../../data/session";
import { shared } from "../../../data/shared-computer";
import { Trouble } from "../../../ui/forms/trouble";
import { useLoaded } from "../../../ui/forms/use-loaded";
import { useSending } from "../../../ui/forms/use-sending";
import { BackButton, PageTitle } from "../../../ui/page";
import { ProDoor, ROLES } from "../../../ui/pro-door";
import { SharedChoice } from "../../../ui/shared/choice";
import { type CodeSent, type Provider, type SignInWays, signInApi } from "../../data/me";
import { accountWords } from "../../words/account";
import { enteringWords } from "../../words/entering";
import { lostLinkWords } from "../../words/lost-link";
import "./account.css";
import { goOn, safeReturn, welcomeHref } from "./after-sign-in";
import { type Awaited, CodeStep } from "./code-step";

const STORE = "awaited-code";
const AUDIENCES = ["pupils", "professionals", "everyone"] as const;

/** Signing in: a code by mail, another service, or one tap in a demonstration. */
export function SignInPage() {
  const words = enteringWords().signIn;
  const ways = useLoaded("sign-in", signInApi.ways).data;
  return (
    <div class="page text sign-in">
      <BackButton />
      <PageTitle text={words.title} />
      {me.value ? <AlreadyIn name={me.value.first_name} /> : <Doors ways={ways} />}
    </div>
  );
}

function AlreadyIn({ name }: { name: string }) {
  const words = enteringWords().signIn;
  return (
    <>
      <p>{words.already(name)}</p>
      <p class="actions">
        <a class="button main" href={safeReturn(query.value.get("return_to"))}>
          {words.toMine}
        </a>
        <button type="button" class="button" onClick={() => void signOut()}>
          {words.notMe}
        </button>
      </p>
    </>
  );
}

function Doors({ ways }: { ways: SignInWays | undefined }) {
  const words = enteringWords().signIn;
  const [awaited, setAwaited] = useState<Awaited | null>(readAwaited);
  const returnTo = query.value.get("return_to");
  const problem = query.value.get("problem");
  const providers = ways?.providers ?? [];
  const wait = (next: Awaited | null): void => {
    keepAwaited(next);
    setAwaited(next);
  };
  if (awaited) {
    return (
      <CodeStep
        awaited={awaited}
        outbox={ways?.outbox ?? false}
        onResend={(pass) => ask(awaited.email, pass)}
        onResent={wait}
        onVerify={signInApi.verify}
        onDone={() => {
          keepAwaited(null);
          goOn(returnTo);
        }}
        onChangeAddress={() => wait(null)}
      />
    );
  }
  return (
    <>
      {problem && (
        <p class="banner grave" role="alert">
          {words.problems[problem] ?? words.otherProblem}
        </p>
      )}
      {returnTo?.startsWith(ROLES) && (
        <p class="lead">
          {t().home.proText} {words.forRoles}
        </p>
      )}
      <SharedChoice />
      {ways && ways.demo_roles.length > 0 && <DemoRoles roles={ways.demo_roles} returnTo={returnTo} />}
      {AUDIENCES.map((audience) => (
        <Providers
          key={audience}
          title={words[audience]}
          providers={providers.filter((one) => one.audience === audience)}
          returnTo={returnTo}
        />
      ))}
      {providers.length > 0 && <h2>{words.or}</h2>}
      <EmailForm onSent={wait} />
      <section class="hint-card">
        <h2>{words.why}</h2>
        <p>{words.whyText}</p>
        {!returnTo && <ProDoor />}
        {!returnTo && (
          <p>
            {lostLinkWords().notHere} <a href="/parent/again">{lostLinkWords().again}</a>
          </p>
        )}
      </section>
    </>
  );
}

function EmailForm({ onSent }: { onSent: (awaited: Awaited) => void }) {
  const words = enteringWords().signIn;
  const [email, setEmail] = useState("");
  const sending = useSending();
  const send = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    await sending.send(async () => onSent(await ask(email.trim())));
  };
  return (
    <form class="stack" noValidate onSubmit={(event) => void send(event)}>
      <OwnEmail
        label={words.email}
        hint={words.emailHint}
        error={sending.fields.email}
        value={email}
        onInput={setEmail}
      />
      <Trouble of={sending} />
      <button type="submit" class="button main wide" aria-disabled={sending.busy}>
        {words.send}
      </button>
    </form>
  );
}

interface ProvidersProps {
  title: string;
  providers: Provider[];
  returnTo: string | null;
}

function Providers({ title, providers, returnTo }: ProvidersProps) {
  if (!providers.length) return null;
  // The welcome knows whether it is the first time, and leads on.
  const back = encodeURIComponent(welcomeHref(returnTo));
  return (
    <section>
      <h2>{title}</h2>
      <ul class="providers">
        {providers.map(({ id, label }) => (
          <li key={id}>
            <a
              class="button wide"
              href={`/api/v1/sign-in/${id}/start?return_to=${back}${shared.value ? "&shared=true" : ""}`}
            >
              {label}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}

function DemoRoles({ roles, returnTo }: { roles: Role[]; returnTo: string | null }) {
  const words = enteringWords().signIn;
  const sending = useSending();
  const enter = async (role: Role): Promise<void> => {
    if (await sending.send(() => signInApi.demo(role))) goOn(returnTo);
  };
  return (
    <section class="demo-roles">
      <h2>{words.demo}</h2>
      <p class="hint">{words.demoHint}</p>
      <ul class="actions">
        {roles.map((role) => (
          <li key={role}>
            <button type="button" class="button" aria-disabled={sending.busy} onClick={() => void enter(role)}>
              {accountWords().roles[role] ?? role}
            </button>
          </li>
        ))}
      </ul>
      <Trouble of={sending} />
    </section>
  );
}

async function ask(email: string, pass?: string): Promise<Awaited> {
  const sent: CodeSent = await signInApi.sendCode(email, pass);
  return { ...sent, email, sent_at: Date.now() };
}

/** Leaving the app to read the mail may close it: the code is still awaited afterwards, until it expires. */
function readAwaited(): Awaited | null {
  try {
    const awaited = JSON.parse(sessionStorage.getItem(STORE) ?? "null") as Awaited | null;
    return awaited?.digits && Date.parse(awaited.expires_at) > Date.now() ? awaited : null;
  } catch {
    return null;
  }
}

function keepAwaited(awaited: Awaited | null): void {
  try {
    if (awaited) sessionStorage.setItem(STORE, JSON.stringify(awaited));
    else sessionStorage.removeItem(STORE);
  } catch {
    // Storage refused: the page itself remembers.
  }
}
