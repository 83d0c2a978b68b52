import { useState } from "preact/hooks";
import { copyText } from "../../../ui/copy";
import { Field } from "../../../ui/forms/field";
import { show } from "../../../ui/navigation/announcer";
import { navigate, query } from "../../../ui/navigation/router";
import "../../../ui/forms/forms.css";
import { ApiError } from "../../../data/errors";
import { dateText, parisDay, parisTime } from "../../../data/format";
import { hasRole, loadSession, type Me, signOut } from "../../../data/session";
import { language, t } from "../../../i18n";
import { LoadedPage } from "../../../ui/forms/loaded-page";
import { Trouble } from "../../../ui/forms/trouble";
import { useLoaded } from "../../../ui/forms/use-loaded";
import { type Sending, useSending } from "../../../ui/forms/use-sending";
import { Icon } from "../../../ui/icon";
import { NeedsAccount, signInHref } from "../../../ui/needs-account";
import { BackButton, PageTitle } from "../../../ui/page";
import { Sheet } from "../../../ui/sheet";
import {
  browserHasPasskeys,
  type Passkey,
  PasskeyError,
  type SecondFactorState,
  secondFactorApi,
  type TotpSetup,
} from "../../data/second-factor";
import { secondFactorWords } from "../../words/second-factor";
import { safeReturn } from "./after-sign-in";
import { CodeField } from "./code-field";
import "./second-factor.css";

/** What protects the account beyond the code by mail: passkeys, or an authenticator app. */
export function SecondFactorPage() {
  return <NeedsAccount>{(account) => <Security account={account} />}</NeedsAccount>;
}

interface PartProps {
  state: SecondFactorState;
  /** Something changed: show it, and say so. */
  onChanged: (state: SecondFactorState, said: string) => void;
}

function Security({ account }: { account: Me }) {
  const loaded = useLoaded(`second-factor:${account.id}`, secondFactorApi.state);
  const words = secondFactorWords();
  const changed = (state: SecondFactorState, said: string): void => {
    loaded.replace(state);
    show(said);
    // What had the focus is gone from the page.
    document.querySelector("h1")?.focus();
    void loadSession().catch(() => undefined);
  };
  return (
    <LoadedPage loaded={loaded}>
      {(state) => (
        <div class="page text second-factor">
          <BackButton />
          <PageTitle text={words.title} />
          <p class="lead">{state.needed ? words.leadNeeded : words.leadOptional}</p>
          <Parts account={account} state={state} onChanged={changed} />
        </div>
      )}
    </LoadedPage>
  );
}

function Parts({ account, ...part }: PartProps & { account: Me }) {
  const { state } = part;
  const words = secondFactorWords();
  if (state.sign_in_again) return <SignInAgain />;
  const factors = state.passkeys.length + Number(state.totp);
  if (factors && !state.proven_until) {
    return (
      <>
        <Prove {...part} />
        <section class="hint-card">
          <h2>{words.lost}</h2>
          <p>{words.lostText}</p>
        </section>
      </>
    );
  }
  if (!factors) {
    return (
      <>
        <p>{words.toSetUp}</p>
        <h2>{words.choose}</h2>
        <AddPasskey {...part} />
        <AddTotp {...part} />
      </>
    );
  }
  return (
    <>
      <Proven account={account} until={state.proven_until ?? ""} />
      <h2>{words.yours}</h2>
      <Factors {...part} />
      <h2>{words.another}</h2>
      {factors === 1 && <p>{words.spare}</p>}
      <AddPasskey {...part} />
      <AddTotp {...part} />
    </>
  );
}

function SignInAgain() {
  const words = secondFactorWords();
  const leave = async (): Promise<void> => {
    const back = signInHref();
    await signOut();
    navigate(back);
  };
  return (
    <section class="way">
      <h2>{words.signInAgain}</h2>
      <p>{words.signInAgainText}</p>
      <button type="button" class="button main" onClick={() => void leave()}>
        {words.signInAgainGo}
      </button>
    </section>
  );
}

function Proven({ account, until }: { account: Me; until: string }) {
  const words = secondFactorWords();
  const wanted = query.value.get("return_to");
  const isStaff = hasRole(account, "referent", "dpo", "admin");
  return (
    <>
      <p class="banner proven">
        <Icon name="check" />
        <span>{words.proven(parisTime(new Date(until)))}</span>
      </p>
      {(wanted || isStaff) && (
        <p>
          <a class="button main" href={wanted ? safeReturn(wanted) : "/staff"}>
            {wanted ? words.goOn : words.toStaff}
          </a>
        </p>
      )}
    </>
  );
}

function Prove({ state, onChanged }: PartProps) {
  const words = secondFactorWords();
  const passkey = useSending();
  const usable = state.passkeys.length > 0 && state.passkeys_possible && browserHasPasskeys();
  const done = (next: SecondFactorState): void => {
    onChanged(next, words.proven(parisTime(new Date(next.proven_until ?? ""))));
    const wanted = query.value.get("return_to");
    if (wanted) navigate(safeReturn(wanted), { replace: true });
  };
  return (
    <section class="way">
      <h2>{words.toProve}</h2>
      <p>{words.toProveText}</p>
      {usable && (
        <>
          <button
            type="button"
            class="button main wide"
            aria-disabled={passkey.busy}
            onClick={() => void sendPasskey(passkey, async () => done(await secondFactorApi.provePasskey()))}
          >
            {words.usePasskey}
          </button>
          <Trouble of={passkey} />
        </>
      )}
      {state.passkeys.length > 0 && !usable && <NoPasskeys state={state} />}
      {state.totp && <CodeForm onCode={async (code) => done(await secondFactorApi.proveTotp(code))} main={!usable} />}
    </section>
  );
}

function Factors({ state, onChanged }: PartProps) {
  const words = secondFactorWords();
  const [leaving, setLeaving] = useState<Passkey | "totp" | null>(null);
  const sending = useSending();
  const close = (): void => {
    setLeaving(null);
    sending.clear();
  };
  const remove = (): Promise<boolean> =>
    sending.send(async () => {
      if (leaving === "totp") await secondFactorApi.removeTotp();
      else if (leaving) await secondFactorApi.removePasskey(leaving.id);
      const next = await secondFactorApi.state(new AbortController().signal);
      close();
      onChanged(next, words.removed);
    });
  const nameOf = (passkey: Passkey): string => passkey.name || words.unnamed;
  return (
    <>
      <ul class="factors">
        {state.passkeys.map((passkey) => (
          <li key={passkey.id}>
            <span>
              <strong>{nameOf(passkey)}</strong>
              <br />
              <span class="hint">
                {words.added(dayOf(passkey.created_at))},{" "}
                {passkey.used_at ? words.used(dayOf(passkey.used_at)) : words.unused}
              </span>
            </span>
            <RemoveButton name={nameOf(passkey)} onClick={() => setLeaving(passkey)} />
          </li>
        ))}
        {state.totp && (
          <li>
            <strong>{words.totp}</strong>
            <RemoveButton name={words.totp} onClick={() => setLeaving("totp")} />
          </li>
        )}
      </ul>
      <Sheet
        open={leaving !== null}
        title={leaving ? words.removeNamed(leaving === "totp" ? words.totp : nameOf(leaving)) : ""}
        onClose={close}
        footer={
          <>
            <button type="button" class="button" onClick={close}>
              {t().cancel}
            </button>
            <button type="button" class="button main" aria-disabled={sending.busy} onClick={() => void remove()}>
              {words.remove}
            </button>
          </>
        }
      >
        <p>{words.removeAsk}</p>
        <Trouble of={sending} />
      </Sheet>
    </>
  );
}

function RemoveButton({ name, onClick }: { name: string; onClick: () => void }) {
  const words = secondFactorWords();
  return (
    <button type="button" class="button" aria-haspopup="dialog" aria-label={words.removeNamed(name)} onClick={onClick}>
      {words.remove}
    </button>
  );
}

function AddPasskey({ state, onChanged }: PartProps) {
  const words = secondFactorWords();
  const [name, setName] = useState("");
  const sending = useSending();
  const possible = state.passkeys_possible && browserHasPasskeys();
  const add = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    await sendPasskey(sending, async () => {
      const next = await secondFactorApi.addPasskey(name.trim());
      setName("");
      onChanged(next, words.passkeyAdded);
    });
  };
  return (
    <section class="way">
      <h3>{words.passkey}</h3>
      <p>{words.passkeyText}</p>
      {possible ? (
        <form class="stack" onSubmit={(event) => void add(event)}>
          <Field
            label={words.passkeyName}
            hint={words.passkeyNameHint}
            error={sending.fields.name}
            maxLength={40}
            autoComplete="off"
            value={name}
            onInput={setName}
          />
          <Trouble of={sending} />
          <button type="submit" class="button main wide" aria-disabled={sending.busy}>
            {words.addPasskey}
          </button>
        </form>
      ) : (
        <NoPasskeys state={state} />
      )}
    </section>
  );
}

function NoPasskeys({ state }: { state: SecondFactorState }) {
  const words = secondFactorWords();
  return <p class="word">{state.passkeys_possible ? words.noPasskeysInBrowser : words.noPasskeysHere}</p>;
}

function AddTotp({ state, onChanged }: PartProps) {
  const words = secondFactorWords();
  const [setup, setSetup] = useState<TotpSetup | null>(null);
  const sending = useSending();
  const begin = (): Promise<boolean> => sending.send(async () => setSetup(await secondFactorApi.beginTotp()));
  const confirm = async (code: string): Promise<void> => {
    const next = await secondFactorApi.confirmTotp(code);
    setSetup(null);
    onChanged(next, words.totpAdded);
  };
  return (
    <section class="way">
      <h3>{setup ? words.totpSteps : words.totp}</h3>
      {setup ? (
        <>
          <Setup setup={setup} />
          <CodeForm onCode={confirm} main />
        </>
      ) : (
        <>
          <p>{words.totpText}</p>
          <Trouble of={sending} />
          <button type="button" class="button wide" aria-disabled={sending.busy} onClick={() => void begin()}>
            {state.totp ? words.changePhone : words.beginTotp}
          </button>
        </>
      )}
    </section>
  );
}

function Setup({ setup }: { setup: TotpSetup }) {
  const words = secondFactorWords();
  const copy = (): void => {
    void copyText(setup.secret, words.copied, setup.secret);
  };
  return (
    <>
      <p>{words.scan}</p>
      <img class="qr" src={setup.qr_svg} alt={words.scanAlt} width="224" height="224" />
      <p>
        <a href={setup.uri}>{words.sameDevice}</a>
      </p>
      <p>
        {words.orType}
        <br />
        <span class="secret">{setup.secret.replace(/(.{4})(?=.)/g, "$1 ")}</span>
      </p>
      <button type="button" class="button" onClick={copy}>
        {words.copy}
      </button>
    </>
  );
}

interface CodeFormProps {
  onCode: (code: string) => Promise<void>;
  /** The one thing to do here. */
  main: boolean;
}

function CodeForm({ onCode, main }: CodeFormProps) {
  const words = secondFactorWords();
  const [code, setCode] = useState("");
  const sending = useSending();
  const submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    await sending.send(() => onCode(code));
  };
  return (
    <form class="stack" noValidate onSubmit={(event) => void submit(event)}>
      <CodeField label={words.code} hint={words.codeHint} error={sending.fields.code} value={code} onInput={setCode} />
      <Trouble of={sending} />
      <button type="submit" class={main ? "button main wide" : "button wide"} aria-disabled={sending.busy}>
        {words.confirmCode}
      </button>
    </form>
  );
}

function sendPasskey(sending: Sending, work: () => Promise<void>): Promise<boolean> {
  return sending.send(async () => {
    try {
      await work();
    } catch (error) {
      if (!(error instanceof PasskeyError)) throw error;
      throw new ApiError("invalid", secondFactorWords().passkeyErrors[error.reason]);
    }
  });
}

function dayOf(instant: string): string {
  return dateText(parisDay(new Date(instant)), language.value);
}
