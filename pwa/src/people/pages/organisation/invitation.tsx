import { useEffect, useState } from "preact/hooks";
import { confirmed, type Me, me, signOut } from "../../../data/session";
import { ErrorPage, failureIn } from "../../../ui/failure";
import { dayOf } from "../../../ui/forms/day";
import { Trouble } from "../../../ui/forms/trouble";
import { useLoaded } from "../../../ui/forms/use-loaded";
import { useSending } from "../../../ui/forms/use-sending";
import { show } from "../../../ui/navigation/announcer";
import { navigate } from "../../../ui/navigation/router";
import { signInHref } from "../../../ui/needs-account";
import { PageTitle } from "../../../ui/page";
import { PageSkeleton } from "../../../ui/skeleton";
import { type InvitationFound, organisationsApi } from "../../data/organisations";
import { rolesWords } from "../../words/roles";
import "../../../ui/forms/forms.css";
import "../roles/roles.css";

/** The secret of the link, in memory only: it outlives signing in, not the tab. */
let token = "";

function readToken(): string {
  const given = location.hash.slice(1);
  if (given) {
    token = given;
    // Neither the history nor a shared screen keeps the secret.
    history.replaceState(history.state, "", location.pathname + location.search);
  }
  return token;
}

/** Accept to join an organisation. */
export function InvitationPage() {
  const words = rolesWords().invitation;
  const [known, setKnown] = useState(readToken);
  useEffect(() => {
    // Another link opened while the page is there changes nothing but the fragment.
    const read = (): void => setKnown(readToken());
    addEventListener("hashchange", read);
    return () => removeEventListener("hashchange", read);
  }, []);
  const account = me.value;
  if (!known) return <Plain text={words.noToken} />;
  if (account) return <Opened key={`${account.id} ${known}`} account={account} secret={known} />;
  if (!confirmed.value) return <PageSkeleton />;
  return (
    <div class="page">
      <PageTitle text={words.title} />
      <p>{words.signIn}</p>
      <p class="actions">
        <a class="button main" href={signInHref()}>
          {words.signInGo}
        </a>
      </p>
    </div>
  );
}

function Plain({ text }: { text: string }) {
  return (
    <div class="page">
      <PageTitle text={rolesWords().invitation.title} />
      <p>{text}</p>
    </div>
  );
}

function Opened({ account, secret }: { account: Me; secret: string }) {
  const loaded = useLoaded(`invitation ${secret}`, () => organisationsApi.openInvitation(secret));
  if (loaded.data) return <Offer account={account} secret={secret} found={loaded.data} />;
  if (loaded.error === undefined) return <PageSkeleton />;
  const gone = ["missing", "invalid", "conflict"].includes(failureIn(loaded.error));
  return gone ? (
    <Plain text={rolesWords().invitation.gone} />
  ) : (
    <ErrorPage error={loaded.error} onRetry={loaded.reload} />
  );
}

function Offer({ account, secret, found }: { account: Me; secret: string; found: InvitationFound }) {
  const words = rolesWords().invitation;
  const sending = useSending();
  const accept = async (): Promise<void> => {
    await sending.send(async () => {
      const { organisation_id } = await organisationsApi.acceptInvitation(secret);
      token = "";
      show(words.accepted);
      navigate(`/me/organisation/${organisation_id}`, { replace: true });
    });
  };
  const change = (): void => {
    const back = signInHref();
    void sending.send(async () => {
      await signOut();
      navigate(back);
    });
  };
  return (
    <div class="page">
      <PageTitle text={words.joins(found.organisation_name)} />
      <p>{words.as(rolesWords().organisation.roles[found.role] ?? found.role)}</p>
      <p class="hint">{words.expires(dayOf(found.expires_at))}</p>
      {!found.for_you && <p class="banner">{words.notForYou(account.email ?? rolesWords().schoolForm.noEmail)}</p>}
      <Trouble of={sending} />
      <p class="actions">
        {found.for_you ? (
          <button type="button" class="button main" aria-disabled={sending.busy} onClick={() => void accept()}>
            {words.accept}
          </button>
        ) : (
          <button type="button" class="button main" aria-disabled={sending.busy} onClick={change}>
            {words.otherAccount}
          </button>
        )}
      </p>
    </div>
  );
}
