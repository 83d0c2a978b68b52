import { useEffect, useState } from "preact/hooks";
import { navigate } from "../../app/router";
import { Field } from "../../components/forms/field";
import { Trouble } from "../../components/forms/trouble";
import { useSending } from "../../components/forms/use-sending";
import { signInHref } from "../../components/needs-account";
import { BackButton, PageTitle } from "../../components/page";
import { PageSkeleton } from "../../components/skeleton";
import { type Claim, keepClaim, readCode, takeClaim } from "../../data/badges/claim";
import { claimLater, claimNow } from "../../data/badges/send-claim";
import { offline } from "../../data/connection";
import { ApiError } from "../../data/errors";
import { confirmed, hasRole, type Me, me } from "../../data/session";
import { badgesWords } from "../../i18n/badges";
import "../../components/forms/forms.css";
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
        <Taken key={given.id} account={account} claim={given} onDropped={() => setClaim(null)} />
      ) : ready ? (
        <SignInFirst />
      ) : (
        <PageSkeleton />
      )}
    </div>
  );
}

function Typed({ onGiven }: { onGiven: (claim: Claim) => void }) {
  const words = badgesWords().claim;
  const [text, setText] = useState("");
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
    <form class="stack" noValidate onSubmit={submit}>
      <p class="lead">{words.lead}</p>
      <Field
        label={words.label}
        hint={words.hint}
        error={wrong ? words.wrong : undefined}
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

/** Sends the code as soon as somebody is there to whom the badge goes. */
function Taken({ account, claim, onDropped }: { account: Me; claim: Claim; onDropped: () => void }) {
  const words = badgesWords().claim;
  const [later, setLater] = useState(false);
  const sending = useSending();
  const student = hasRole(account, "student");
  const drop = (): void => {
    keepClaim(null);
    onDropped();
  };
  const go = (): Promise<boolean> =>
    sending.send(async () => {
      try {
        const { id } = await claimNow(claim);
        keepClaim(null);
        navigate(`/badges/${id}`, { replace: true });
      } catch (error) {
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
  return (
    <>
      <Trouble of={sending} />
      {Object.values(sending.fields).map((word) => (
        <p key={word} class="banner alarm" role="alert">
          {word}
        </p>
      ))}
      <p class="actions">
        {sending.code === "birth-date-needed" ? (
          <a class="button main" href="/me/profile">
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
