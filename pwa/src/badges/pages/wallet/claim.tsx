import { useEffect, useRef, useState } from "preact/hooks";
import { offline } from "../../../data/connection";
import { ApiError } from "../../../data/errors";
import { confirmed, hasRole, type Me, me } from "../../../data/session";
import { Field } from "../../../ui/forms/field";
import { profileHref } from "../../../ui/forms/profile-href";
import { Trouble } from "../../../ui/forms/trouble";
import { focusWrong, useSending } from "../../../ui/forms/use-sending";
import { navigate } from "../../../ui/navigation/router";
import { signInHref } from "../../../ui/needs-account";
import { BackButton, PageTitle } from "../../../ui/page";
import { PageSkeleton } from "../../../ui/skeleton";
import { type Claim, keepClaim, readCode, takeClaim } from "../../data/wallet/claim";
import { claimLater, claimNow } from "../../data/wallet/send-claim";
import { badgesWords } from "../../words/badges";
import "../../../ui/forms/forms.css";
import "./badges.css";

/** A badge by a code that is typed or scanned, or by the link of a mail. */
export function ClaimPage() {
  const words = badgesWords().claim;
  const [claim, setClaim] = useState(takeClaim);
  useEffect(() => {
    // Another code scanned while the page is there changes nothing but the fragment.
    const follow = (): void => setClaim(takeClaim());
    addEventListener("hashchange", follow);
    return () => removeEventListener("hashchange", follow);
  }, []);
  const given = claim !== null && (claim.code || claim.offer) ? claim : null;
  const account = me.value;
  const ready = confirmed.value || offline.value;
  return (
    <div class="page text">
      <BackButton />
      <PageTitle text={words.title} />
      {!given ? (
        <Typed onGiven={setClaim} />
      ) : account ? (
        <Taken key={given.id} account={account} claim={given} onChange={setClaim} />
      ) : ready ? (
        <SignInFirst />
      ) : (
        <PageSkeleton />
      )}
    </div>
  );
}

interface TypedProps {
  /** What was typed before, and what the server said against it. */
  before?: string;
  refused?: string;
  onGiven: (claim: Claim) => void;
}

function Typed({ before = "", refused, onGiven }: TypedProps) {
  const words = badgesWords().claim;
  const [text, setText] = useState(before);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => focusWrong(form), []);
  const [wrong, setWrong] = useState(false);
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    const code = readCode(text);
    setWrong(!code);
    if (!code) return;
    const claim = { id: crypto.randomUUID(), code, offer: "" };
    keepClaim(claim);
    onGiven(claim);
  };
  return (
    <form ref={form} class="stack" noValidate onSubmit={submit}>
      <p class="lead">{words.lead}</p>
      <Field
        label={words.label}
        hint={words.hint}
        error={wrong ? words.wrong : text === before ? refused : undefined}
        autoComplete="off"
        maxLength={40}
        required
        value={text}
        onInput={setText}
      />
      <button type="submit" class="button main wide">
        {words.go}
      </button>
    </form>
  );
}

function SignInFirst() {
  const words = badgesWords().claim;
  return (
    <>
      <p>
        <strong>{words.ready}</strong> {words.signIn}
      </p>
      <p class="actions">
        <a class="button main" href={signInHref()}>
          {words.signInGo}
        </a>
      </p>
    </>
  );
}

interface TakenProps {
  account: Me;
  claim: Claim;
  onChange: (claim: Claim | null) => void;
}

/** Sends the code as soon as somebody is there to whom the badge goes. */
function Taken({ account, claim, onChange }: TakenProps) {
  const words = badgesWords().claim;
  const [later, setLater] = useState(false);
  const sending = useSending();
  const refused = claim.code && sending.fields.code;
  const student = hasRole(account, "student");
  const drop = (): void => {
    keepClaim(null);
    onChange(null);
  };
  const go = (): Promise<boolean> =>
    sending.send(async () => {
      try {
        const { id } = await claimNow(claim);
        keepClaim(null);
        navigate(`/badges/${id}`, { replace: true });
      } catch (error) {
        if (error instanceof ApiError && error.fields.code) keepClaim(null);
        if (!(error instanceof ApiError && error.failure === "offline")) throw error;
        await claimLater(account.id, claim);
        keepClaim(null);
        setLater(true);
      }
    });
  useEffect(() => {
    if (student) void go();
  }, []);
  if (!student) return <p class="banner">{words.student}</p>;
  if (later) {
    return (
      <>
        <p class="banner" role="status">
          {words.later}
        </p>
        <p>
          <a href="/badges">{words.toWallet}</a>
        </p>
      </>
    );
  }
  if (sending.busy || !(sending.trouble || Object.keys(sending.fields).length)) return <PageSkeleton />;
  if (refused) return <Typed before={claim.code} refused={refused} onGiven={onChange} />;
  return (
    <>
      <Trouble of={sending} />
      <p class="actions">
        {sending.code === "birth-date-needed" ? (
          <a class="button main" href={profileHref({ field: "birth-date" })}>
            {badgesWords().one.birthDate}
          </a>
        ) : (
          <button type="button" class="button main" onClick={drop}>
            {words.another}
          </button>
        )}
        <a class="button" href="/badges">
          {words.toWallet}
        </a>
      </p>
    </>
  );
}
